package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// It keeps no books: it makes no lake, only rows in the engine.
class StagedRowsTest {
  /// More than are handed over at once, and no multiple of what a vector holds.
  private static final int ROWS = 23_456;

  @TempDir private Path spill;
  private DuckDBConnection connection;
  private Map<LakeTable, RowFunction> functions;

  @BeforeEach
  void start() {
    connection = DuckDb.open(spill);
    functions = RowFunction.register(connection);
  }

  @AfterEach
  void stop() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @EnumSource
  void rows_areStagedInOrderWithEveryValue(LakeTable table) throws Exception {
    stage(table, numbers(ROWS), (row, number) -> write(row, table, number));
    assertThat(staged(table))
        .isEqualTo(
            numbers(ROWS).stream().map(number -> expected(table, number) + "|" + number).toList());
  }

  @Test
  void nextRows_replaceThoseBefore() throws Exception {
    stage(LakeTable.CHANGES, numbers(3), (row, number) -> write(row, LakeTable.CHANGES, number));
    stage(LakeTable.CHANGES, List.of(7), (row, number) -> write(row, LakeTable.CHANGES, number));
    assertThat(staged(LakeTable.CHANGES)).containsExactly(expected(LakeTable.CHANGES, 7) + "|0");
  }

  @Test
  void rowThatCannotBeWritten_failsAndLeavesNothingBehind() throws Exception {
    try (Transaction transaction = Transaction.begin(connection);
        StagedRows rows = begin(LakeTable.CHANGES)) {
      rows.add(numbers(3000), StagedRowsTest::writeUntil2500);
      assertThatThrownBy(rows::end)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("row 2500");
    }
    stage(LakeTable.CHANGES, List.of(7), (row, number) -> write(row, LakeTable.CHANGES, number));
    assertThat(staged(LakeTable.CHANGES)).containsExactly(expected(LakeTable.CHANGES, 7) + "|0");
  }

  private static void writeUntil2500(RowWriter row, int number) {
    if (number == 2500) {
      throw new IllegalStateException("row " + number);
    }
    write(row, LakeTable.CHANGES, number);
  }

  private StagedRows begin(LakeTable table) throws SQLException {
    return new Staging(connection, table).begin(Objects.requireNonNull(functions.get(table)));
  }

  private <T> void stage(LakeTable table, List<T> values, BiConsumer<RowWriter, T> writer)
      throws SQLException {
    try (StagedRows rows = begin(table)) {
      rows.add(values, writer);
      rows.end();
    }
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static boolean isMissing(Column column, int number) {
    return column.presence() == Column.Presence.OPTIONAL && (number + column.id()) % 3 == 0;
  }

  private static void write(RowWriter row, LakeTable table, int number) {
    for (Column column : table.columns()) {
      if (isMissing(column, number)) {
        row.nulls(1);
      } else {
        switch (column.type()) {
          case STRING -> row.text(text(column, number));
          case TIMESTAMP -> row.time(time(number));
          case LONG -> row.number((long) number << 32);
          case INT -> row.number(-number);
          case DOUBLE -> row.number(number / 4.0);
          case BOOLEAN -> row.truth(number % 2 == 0);
        }
      }
    }
  }

  /// Short ones, which the engine keeps inline, and long ones; some beyond the first alphabet.
  private static String text(Column column, int number) {
    return number % 5 == 0 ? "" : "é☂𝄞".repeat(number % 4) + column.name() + number;
  }

  private static Instant time(int number) {
    return Instant.ofEpochSecond(number * 1000L - 10_000_000, 123_456_000);
  }

  private static String expected(LakeTable table, int number) {
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(
          isMissing(column, number)
              ? "null"
              : switch (column.type()) {
                case STRING -> text(column, number);
                case TIMESTAMP -> time(number).toString();
                case LONG -> Long.toString((long) number << 32);
                case INT -> Integer.toString(-number);
                case DOUBLE -> Double.toString(number / 4.0);
                case BOOLEAN -> Boolean.toString(number % 2 == 0);
              });
    }
    return String.join("|", values);
  }

  private List<String> staged(LakeTable table) throws SQLException {
    List<String> found = new ArrayList<>();
    String columns =
        String.join(
            ", ",
            table.columns().stream()
                .map(c -> c.type() == ColumnType.TIMESTAMP ? micros(c.name()) : c.name())
                .toList());
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s, ordinal from staged_%s".formatted(columns, table.tableName()))) {
      Object[] values = new Object[table.columns().size() + 1];
      while (rows.next()) {
        Arrays.setAll(values, i -> value(rows, table, i));
        found.add(String.join("|", Arrays.stream(values).map(String::valueOf).toList()));
      }
    }
    return found;
  }

  private static String micros(String column) {
    return "epoch_us(%1$s) as %1$s".formatted(column);
  }

  private static Object value(ResultSet rows, LakeTable table, int index) {
    try {
      Object value = rows.getObject(index + 1);
      boolean isTime =
          index < table.columns().size()
              && table.columns().get(index).type() == ColumnType.TIMESTAMP;
      return isTime && value instanceof Long micros
          ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS)
          : String.valueOf(value);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

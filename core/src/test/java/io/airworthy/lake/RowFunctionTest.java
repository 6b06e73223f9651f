package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// It keeps no books: it makes no lake, only rows in the engine.
class RowFunctionTest {
  /// More than a vector holds, and no multiple of it.
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
  void rows_areGivenInOrderWithEveryValue(LakeTable table) throws Exception {
    assertThat(given(table, rows(table, 0, ROWS)))
        .isEqualTo(IntStream.range(0, ROWS).mapToObj(i -> expected(table, i) + "|" + i).toList());
  }

  @ParameterizedTest
  @EnumSource
  void time_andHashOfTheKeyAreThoseOfTheRow(LakeTable table) throws Exception {
    Rows rows = rows(table, 0, 100);
    List<Long> hashes =
        asked(table, rows, table.keyColumns(), row -> KeyHash.of(row, table.keyColumns()));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.micros(i)).isEqualTo(micros(i));
      if (!table.key().isEmpty()) {
        assertThat(rows.keyHash(i)).as("row %d", i).isEqualTo(hashes.get(i));
      }
    }
    assertThat(hashes.stream().distinct().count()).isEqualTo(table.key().isEmpty() ? 1 : 100);
  }

  @Test
  void nextQuery_isGivenItsOwnRows() throws Exception {
    LakeTable table = LakeTable.CHANGES;
    given(table, rows(table, 0, 3000));
    assertThat(given(table, rows(table, 7, 8))).containsExactly(expected(table, 7) + "|0");
    assertThat(given(table, new Rows())).isEmpty();
  }

  @Test
  void queryThatFails_leavesNothingBehind() throws Exception {
    LakeTable table = LakeTable.CHANGES;
    RowFunction function = function(table);
    assertThatThrownBy(
            () ->
                function.giving(
                    rows(table, 0, 5000),
                    () -> run("select error('at ' || ordinal) from " + function.source())))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("at 0");
    assertThat(given(table, rows(table, 7, 8))).containsExactly(expected(table, 7) + "|0");
  }

  /// A row that passed the checks must not keep its segment from ever being sealed.
  @Test
  void payloadOfWrongBytes_isRefusedOrGiven() throws Exception {
    Random random = new Random(20_261_129);
    byte[] payload = RecordEncoder.encode(JournalSamples.full(5));
    int given = 0;
    for (int round = 0; round < 4000; round++) {
      byte[] wrong = payload.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        wrong[random.nextInt(wrong.length)] = (byte) random.nextInt();
      }
      Optional<RecordPayload> read = read(wrong);
      if (read.isPresent()) {
        for (LakeTable table : LakeTable.values()) {
          given += given(table, read.get().rows(table)).size();
        }
      }
    }
    assertThat(given).isGreaterThan(500);
  }

  private static Optional<RecordPayload> read(byte[] payload) {
    try {
      return Optional.of(RecordPayload.read(ByteBuffer.wrap(payload)));
    } catch (MalformedRecord e) {
      return Optional.empty();
    }
  }

  private boolean run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute(sql);
    }
  }

  private RowFunction function(LakeTable table) {
    return Objects.requireNonNull(functions.get(table));
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> asked(LakeTable table, Rows rows, List<Column> columns, RowReader<T> reader)
      throws SQLException {
    RowFunction function = function(table);
    String names =
        columns.stream()
            .map(c -> c.type() == ColumnType.TIMESTAMP ? "epoch_us(" + c.name() + ")" : c.name())
            .map(name -> name + ", ")
            .collect(Collectors.joining());
    return function.giving(
        rows, () -> read("select " + names + "ordinal from " + function.source(), reader));
  }

  private <T> List<T> read(String query, RowReader<T> reader) throws SQLException {
    List<T> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
    }
    return found;
  }

  private List<String> given(LakeTable table, Rows rows) throws SQLException {
    int columns = table.columns().size() + 1;
    return asked(table, rows, table.columns(), row -> line(row, columns));
  }

  private static String line(ResultSet row, int columns) throws SQLException {
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= columns; i++) {
      values.add(String.valueOf(row.getObject(i)));
    }
    return String.join("|", values);
  }

  private static Rows rows(LakeTable table, int from, int to) {
    FieldWriter fields = FieldWriter.create();
    RecordBytes rows = new RecordBytes();
    for (int number = from; number < to; number++) {
      for (Column column : table.columns()) {
        if (!isMissing(column, number)) {
          write(fields, column, number);
        }
      }
      fields.endRow(rows);
    }
    RecordBytes payload = new RecordBytes();
    for (LakeTable each : LakeTable.values()) {
      payload.varint(each == table ? to - from : 0);
    }
    fields.words(payload);
    return RecordPayload.read(ByteBuffer.wrap(payload.with(rows))).rows(table);
  }

  private static boolean isMissing(Column column, int number) {
    return column.presence() == Column.Presence.OPTIONAL && (number + column.id()) % 3 == 0;
  }

  private static void write(FieldWriter row, Column column, int number) {
    int id = column.id();
    switch (column.type()) {
      case WORD -> row.word(id, word(column, number));
      case HEX_16 -> row.bytes(id, bytes(8, column, number));
      case HEX_32 -> row.bytes(id, bytes(16, column, number));
      case HEX -> row.bytes(id, bytes(number % 40, column, number));
      case TIMESTAMP -> row.number(id, micros(number));
      case LONG -> row.number(id, (long) number << 32);
      case INT -> row.number(id, -number);
      case DOUBLE -> row.fraction(id, number / 4.0);
      case BOOLEAN -> row.truth(id, number % 2 == 0);
    }
  }

  /// Short ones, which the engine keeps inline, and long ones.
  private static String word(Column column, int number) {
    return "a@/".repeat(number % 4) + column.name() + number;
  }

  private static byte[] bytes(int length, Column column, int number) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) ((number >>> (8 * (i % 4))) + column.id() * i);
    }
    return bytes;
  }

  private static long micros(int number) {
    return number * 1_000_000_000L - 10_000_000_000_000L + 123_456;
  }

  private static String expected(LakeTable table, int number) {
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(isMissing(column, number) ? "null" : expected(column, number));
    }
    return String.join("|", values);
  }

  private static String expected(Column column, int number) {
    return switch (column.type()) {
      case WORD -> word(column, number);
      case HEX_16 -> HexFormat.of().formatHex(bytes(8, column, number));
      case HEX_32 -> HexFormat.of().formatHex(bytes(16, column, number));
      case HEX -> HexFormat.of().formatHex(bytes(number % 40, column, number));
      case TIMESTAMP -> Long.toString(micros(number));
      case LONG -> Long.toString((long) number << 32);
      case INT -> Integer.toString(-number);
      case DOUBLE -> Double.toString(number / 4.0);
      case BOOLEAN -> Boolean.toString(number % 2 == 0);
    };
  }
}

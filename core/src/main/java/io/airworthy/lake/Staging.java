package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// The rows of one batch for one table, on their way to Parquet: what is there already is left out,
/// the rest is written in one file a day.
final class Staging {
  private final DuckDBConnection connection;
  private final LakeTable table;

  Staging(DuckDBConnection connection, LakeTable table) {
    this.connection = connection;
    this.table = table;
  }

  /// One row's writer.
  interface Writer<T> {
    void write(RowWriter row, T value) throws SQLException;
  }

  /// One file written.
  ///
  /// @param day the UTC day of its rows
  /// @param rows how many, at least 1
  /// @param firstMicros the earliest time in it, microseconds since the epoch
  /// @param lastMicros the latest
  record DayFile(LocalDate day, long rows, long firstMicros, long lastMicros) {}

  /// Replaces what is staged with the given values, in their order.
  <T> void load(List<T> values, Writer<T> writer) throws SQLException {
    run("create or replace temp table staged (" + table.ddl() + ", ordinal BIGINT)");
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "staged")) {
      RowWriter row = new RowWriter(appender);
      long ordinal = 0;
      for (T value : values) {
        appender.beginRow();
        writer.write(row, value);
        row.number(ordinal++);
        appender.endRow();
      }
    }
  }

  /// Replaces what is staged with the rows of files that a condition does not hold for.
  void loadWithout(List<Path> files, String condition) throws SQLException {
    run(
        "create or replace temp table staged as select *, 0::bigint as ordinal from %s where (%s) is not true"
            .formatted(parquet(files, table.columns()), condition));
  }

  /// The days of what is staged.
  List<LocalDate> days() throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct %s::date::varchar as day from staged order by day"
                    .formatted(table.timeColumn()))) {
      while (rows.next()) {
        days.add(LocalDate.parse(rows.getString(1)));
      }
    }
    return days;
  }

  /// How many rows are staged.
  long rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from staged")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// Keeps the first row of each key.
  void dropRepeats() throws SQLException {
    run(
        "create or replace temp table staged as select * from staged"
            + " qualify row_number() over (partition by %s order by ordinal) = 1"
                .formatted(String.join(", ", table.key())));
  }

  /// Leaves out the rows of a day whose keys the given files of that day hold.
  void dropStored(LocalDate day, List<Path> stored) throws SQLException {
    if (!stored.isEmpty()) {
      run(
          "delete from staged where %s and exists (select 1 from %s as stored where %s)"
              .formatted(isOf(day), parquet(stored, table.keyColumns()), sameKey()));
    }
  }

  /// Hashes of the staged rows' keys by day. They are the same within a process.
  Map<LocalDate, long[]> keyHashes() throws SQLException {
    Map<LocalDate, LongStream.Builder> hashes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s::date - date '1970-01-01' as day, %s from staged order by day"
                    .formatted(table.timeColumn(), keyHash()))) {
      while (rows.next()) {
        LocalDate day = LocalDate.ofEpochDay(rows.getLong(1));
        hashes.computeIfAbsent(day, _ -> LongStream.builder()).add(rows.getLong(2));
      }
    }
    Map<LocalDate, long[]> byDay = new LinkedHashMap<>();
    hashes.forEach((day, builder) -> byDay.put(day, builder.build().toArray()));
    return byDay;
  }

  /// Hashes of the keys in files.
  long[] keyHashes(List<Path> stored) throws SQLException {
    LongStream.Builder hashes = LongStream.builder();
    if (!stored.isEmpty()) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select %s from %s".formatted(keyHash(), parquet(stored, table.keyColumns())))) {
        while (rows.next()) {
          hashes.add(rows.getLong(1));
        }
      }
    }
    return hashes.build().toArray();
  }

  /// The key's 64 hash bits as a signed number.
  private String keyHash() {
    return "cast(hash(%s)::hugeint - 9223372036854775808 as bigint)"
        .formatted(String.join(", ", table.key()));
  }

  private String isOf(LocalDate day) {
    return "%1$s >= timestamp '%2$s' and %1$s < timestamp '%2$s' + interval 1 day"
        .formatted(table.timeColumn(), day);
  }

  private String sameKey() {
    return table.key().stream()
        .map(column -> "stored.%1$s is not distinct from staged.%1$s".formatted(column))
        .collect(Collectors.joining(" and "));
  }

  /// Writes the staged rows of a day.
  DayFile write(LocalDate day, Path file) throws SQLException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw AirworthyException.badInput("the folder of " + file + " cannot be made", e);
    }
    String rows = "from staged where " + isOf(day);
    run(
        "copy (select %s %s order by all) to %s (format parquet, compression zstd, field_ids %s)"
            .formatted(table.names(), rows, DuckDb.literal(file.toString()), table.fieldIds()));
    try (Statement statement = connection.createStatement();
        ResultSet facts =
            statement.executeQuery(
                "select count(*), epoch_us(min(%1$s)), epoch_us(max(%1$s)) %2$s"
                    .formatted(table.timeColumn(), rows))) {
      facts.next();
      return new DayFile(day, facts.getLong(1), facts.getLong(2), facts.getLong(3));
    }
  }

  /// Reads the given columns of Parquet files by field id.
  static String parquet(List<Path> files, List<Column> columns) {
    return "read_parquet([%s], schema = %s)"
        .formatted(
            files.stream()
                .map(file -> DuckDb.literal(file.toString()))
                .collect(Collectors.joining(", ")),
            LakeTable.readSchema(columns));
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

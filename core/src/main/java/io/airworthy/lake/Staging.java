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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.duckdb.DuckDBConnection;

/// Rows for one table on their way to Parquet: what is there already is left out, the rest is
/// written in one file a day. They are held by the engine; closing lets go of them.
final class Staging implements AutoCloseable {
  /// A column of more distinct values than this is of ids or measurements. A dictionary would be
  /// begun for it and thrown away.
  private static final int DICTIONARY_VALUES = 1_000;

  /// A group of rows is held by the engine until it is whole; ten of its vectors stay in the
  /// processor's caches meanwhile.
  private static final int GROUP_ROWS = 20_480;

  private final DuckDBConnection connection;
  private final LakeTable table;
  private final String staged;

  Staging(DuckDBConnection connection, LakeTable table) {
    this.connection = connection;
    this.table = table;
    this.staged = "staged_" + table.tableName();
  }

  /// One file written.
  ///
  /// @param day the UTC day of its rows
  /// @param rows how many, at least 1
  /// @param firstMicros the earliest time in it, microseconds since the epoch
  /// @param lastMicros the latest
  record DayFile(LocalDate day, long rows, long firstMicros, long lastMicros) {}

  /// Replaces what is staged with the rows that are going to be handed over.
  ///
  /// @param function gives them to the engine
  StagedRows begin(RowFunction function) throws SQLException {
    run("create or replace temp table %s (%s, ordinal BIGINT)".formatted(staged, table.ddl()));
    return new StagedRows(
        function,
        connection.prepareStatement(
            "insert into %s select %s, ordinal from %s()"
                .formatted(staged, table.takenOver(), function.name())));
  }

  /// Replaces what is staged with the rows of files that a condition does not hold for.
  void loadWithout(List<Path> files, String condition) throws SQLException {
    run(
        "create or replace temp table %s as select *, 0::bigint as ordinal from %s"
                .formatted(staged, parquet(files, table.columns()))
            + " where (%s) is not true".formatted(condition));
  }

  /// How many rows are staged.
  long rows() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from " + staged)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /// Keeps the first row of each key.
  void dropRepeats() throws SQLException {
    run(
        "create or replace temp table %1$s as select * from %1$s qualify row_number() over (%2$s) = 1 order by ordinal"
            .formatted(
                staged, "partition by " + String.join(", ", table.key()) + " order by ordinal"));
  }

  /// Leaves out the rows of a day whose keys the given files of that day hold.
  void dropStored(LocalDate day, List<Path> stored) throws SQLException {
    if (!stored.isEmpty()) {
      run(
          "delete from %s as staged where %s and exists (select 1 from %s as stored where %s)"
              .formatted(staged, isOf(day), parquet(stored, table.keyColumns()), sameKey()));
    }
  }

  /// Hashes of the staged rows' keys by day. They are the same within a process.
  Map<LocalDate, long[]> keyHashes() throws SQLException {
    Map<LocalDate, LongStream.Builder> hashes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select %s::date - date '1970-01-01' as day, %s from %s order by day"
                    .formatted(table.timeColumn(), keyHash(), staged))) {
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

  /// Writes the staged rows in their order, one file a day: rows that came together are alike, and
  /// take less room beside each other.
  ///
  /// @param files where the file of a day is to lie
  List<DayFile> write(Function<LocalDate, Path> files) throws SQLException {
    List<LocalDate> days = days();
    List<DayFile> written = new ArrayList<>();
    for (LocalDate day : days) {
      String rows = "from " + staged + (days.size() == 1 ? "" : " where " + isOf(day));
      written.add(write(day, rows, files.apply(day)));
    }
    return written;
  }

  private List<LocalDate> days() throws SQLException {
    List<LocalDate> days = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct %s::date::varchar as day from %s order by day"
                    .formatted(table.timeColumn(), staged))) {
      while (rows.next()) {
        days.add(LocalDate.parse(rows.getString(1)));
      }
    }
    return days;
  }

  private DayFile write(LocalDate day, String rows, Path file) throws SQLException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw AirworthyException.badInput("the folder of " + file + " cannot be made", e);
    }
    run(
        "copy (select %s %s) to %s (format parquet, compression zstd, compression_level 1, dictionary_size_limit %d, row_group_size %d, field_ids %s)"
            .formatted(
                table.names(),
                rows,
                DuckDb.literal(file.toString()),
                DICTIONARY_VALUES,
                GROUP_ROWS,
                table.fieldIds()));
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

  @Override
  public void close() throws SQLException {
    run("drop table if exists temp." + staged);
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/// Writes the files of a table's next commit, one a day.
record DayFiles(Catalogue catalogue, LakeTable name, DuckDBConnection connection) {
  /// The key of the snapshot summary that `docs/formats/journal.md` names.
  static final String JOURNAL_POSITION = "airworthy.journal-position";

  /// The last journal record whose rows for this table are in it; 0 when there is none.
  long journalPosition() {
    Snapshot current = catalogue.table(name).currentSnapshot();
    return current == null
        ? 0
        : Long.parseLong(current.summary().getOrDefault(JOURNAL_POSITION, "0"));
  }

  /// Writes rows of one UTC day, at least one. The file is named by the day and the number of the
  /// commit that will bring it in, so what a crash left behind is written over. It is on the disk
  /// when this returns.
  ///
  /// @param source what stands after SQL's `from` for them
  DataFile write(LocalDate day, String source) throws SQLException {
    Snapshot current = catalogue.table(name).currentSnapshot();
    long sequence = current == null ? 1 : current.sequenceNumber() + 1;
    String location =
        RelativeFileIO.location(
            "%s/data/%s/%08d.parquet".formatted(name.tableName(), day, sequence));
    Path file = catalogue.file(location);
    makeFolder(file);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ParquetSql.copy(name, source, file));
    }
    force(file);
    return dataFile(catalogue.table(name), day, location, file);
  }

  private static void makeFolder(Path file) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw AirworthyException.badInput("the folder of " + file + " cannot be made", e);
    }
  }

  private void force(Path file) {
    try {
      DurableFiles.forceBelow(catalogue.file(RelativeFileIO.location("")), file);
    } catch (IOException e) {
      throw AirworthyException.internal(file + " cannot be written to the disk", e);
    }
  }

  private DataFile dataFile(Table table, LocalDate day, String location, Path file)
      throws SQLException {
    return DataFiles.builder(table.spec())
        .withPath(location)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.toFile().length())
        .withPartitionPath(name.time().name() + "_day=" + day)
        .withMetrics(metrics(file))
        .build();
  }

  /// How many rows a file has, and their earliest and latest time.
  private Metrics metrics(Path file) throws SQLException {
    String rows = ParquetSql.rows(List.of(file), List.of(name.time()));
    try (Statement statement = connection.createStatement();
        ResultSet facts =
            statement.executeQuery(
                "select count(*), epoch_us(min(%1$s)), epoch_us(max(%1$s)) from %2$s"
                    .formatted(name.time().name(), rows))) {
      facts.next();
      int time = name.time().id();
      return new Metrics(
          facts.getLong(1),
          Map.of(),
          Map.of(time, facts.getLong(1)),
          Map.of(time, 0L),
          Map.of(),
          Map.of(time, micros(facts.getLong(2))),
          Map.of(time, micros(facts.getLong(3))));
    }
  }

  private static ByteBuffer micros(long value) {
    return Conversions.toByteBuffer(Types.TimestampType.withoutZone(), value);
  }
}

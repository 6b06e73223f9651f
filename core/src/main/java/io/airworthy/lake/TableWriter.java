package io.airworthy.lake;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBConnection;

/// Appends the rows of a batch to one table and commits them.
final class TableWriter {
  /// The key of the snapshot summary that `docs/formats/journal.md` names.
  private static final String JOURNAL_POSITION = "airworthy.journal-position";

  private final Catalogue catalogue;
  private final LakeTable name;
  private final Staging staging;

  TableWriter(Catalogue catalogue, DuckDBConnection connection, LakeTable name) {
    this.catalogue = catalogue;
    this.name = name;
    this.staging = new Staging(connection, name);
  }

  /// The last journal record whose rows for this table are in it; 0 when there is none.
  long journalPosition() {
    Snapshot current = catalogue.table(name).currentSnapshot();
    return current == null
        ? 0
        : Long.parseLong(current.summary().getOrDefault(JOURNAL_POSITION, "0"));
  }

  /// Stores the values that are new; returns how many those were.
  ///
  /// @param position the journal position that their commit reaches
  <T> long append(List<T> values, Staging.Writer<T> writer, long position) throws SQLException {
    if (values.isEmpty()) {
      return 0;
    }
    staging.load(values, writer);
    List<LocalDate> days = staging.days();
    long fresh = staging.keepNew(name.key().isEmpty() ? List.of() : stored(days));
    if (fresh > 0) {
      commit(staging.days(), position);
    }
    return fresh;
  }

  /// The files that can hold rows of the given days.
  private List<Path> stored(List<LocalDate> days) {
    Table table = catalogue.table(name);
    Expression wanted =
        days.stream().map(this::ofDay).reduce(Expressions.alwaysFalse(), Expressions::or);
    List<Path> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(wanted).planFiles()) {
      tasks.forEach(task -> files.add(catalogue.file(task.file().location())));
    } catch (java.io.IOException e) {
      throw io.airworthy.AirworthyException.internal("the lake's files cannot be listed", e);
    }
    return files.stream().sorted().toList();
  }

  private Expression ofDay(LocalDate day) {
    return Expressions.and(
        Expressions.greaterThanOrEqual(name.timeColumn(), day + "T00:00:00"),
        Expressions.lessThan(name.timeColumn(), day.plusDays(1) + "T00:00:00"));
  }

  private void commit(List<LocalDate> days, long position) throws SQLException {
    Table table = catalogue.table(name);
    Snapshot current = table.currentSnapshot();
    long sequence = current == null ? 1 : current.sequenceNumber() + 1;
    AppendFiles append = table.newAppend();
    for (LocalDate day : days) {
      String location =
          RelativeFileIO.location(
              "%s/data/%s/%08d.parquet".formatted(name.tableName(), day, sequence));
      Path file = catalogue.file(location);
      append.appendFile(dataFile(table, location, file, staging.write(day, file)));
    }
    append.set(JOURNAL_POSITION, Long.toString(position));
    append.commit();
  }

  private DataFile dataFile(Table table, String location, Path file, Staging.DayFile written) {
    int time = name.timeColumnId();
    return DataFiles.builder(table.spec())
        .withPath(location)
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.toFile().length())
        .withPartitionPath(name.timeColumn() + "_day=" + written.day())
        .withMetrics(
            new Metrics(
                written.rows(),
                Map.of(),
                Map.of(time, written.rows()),
                Map.of(time, 0L),
                Map.of(),
                Map.of(time, micros(written.firstMicros())),
                Map.of(time, micros(written.lastMicros()))))
        .build();
  }

  private static ByteBuffer micros(long value) {
    return Conversions.toByteBuffer(Types.TimestampType.withoutZone(), value);
  }
}

package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.duckdb.DuckDBConnection;

/// Takes the rows of one commit to one table, piece by piece, and commits them.
final class TableWriter implements AutoCloseable {
  private final Catalogue catalogue;
  private final LakeTable name;
  private final Staging staging;
  private final DayFiles files;
  private final KnownKeys known;
  private final RowFunction function;
  private Optional<StagedRows> rows = Optional.empty();

  TableWriter(
      Catalogue catalogue,
      DuckDBConnection connection,
      LakeTable name,
      KnownKeys known,
      RowFunction function) {
    this.catalogue = catalogue;
    this.name = name;
    this.staging = new Staging(connection, name);
    this.files = new DayFiles(catalogue, name, staging);
    this.known = known;
    this.function = function;
  }

  /// The last journal record whose rows for this table are in it; 0 when there is none.
  long journalPosition() {
    return files.journalPosition();
  }

  <T> void add(List<T> values, BiConsumer<RowWriter, T> writer) throws SQLException {
    if (values.isEmpty()) {
      return;
    }
    if (rows.isEmpty()) {
      rows = Optional.of(staging.begin(function));
    }
    rows.get().add(values, writer);
  }

  /// Takes no more values.
  void end() throws SQLException {
    if (rows.isPresent()) {
      rows.get().end();
    }
  }

  /// Stores the values that are new; returns how many those were. No more may be added.
  ///
  /// @param position the journal position that their commit reaches
  long commit(long position) throws SQLException {
    if (rows.isEmpty()) {
      return 0;
    }
    Map<LocalDate, long[]> keys = name.key().isEmpty() ? Map.of() : dropDuplicates();
    long fresh = staging.rows();
    if (fresh > 0) {
      append(position);
      known.add(name, keys);
    }
    return fresh;
  }

  /// Leaves out what is there already; returns the hashes of the keys by day.
  private Map<LocalDate, long[]> dropDuplicates() throws SQLException {
    Map<LocalDate, long[]> keys = staging.keyHashes();
    if (keys.values().stream().anyMatch(LongHashes::mayRepeat)) {
      staging.dropRepeats();
    }
    for (Map.Entry<LocalDate, long[]> day : keys.entrySet()) {
      KnownKeys.Stored stored = wanted -> staging.keyHashes(stored(wanted));
      if (known.mayHold(name, day.getKey(), day.getValue(), stored)) {
        staging.dropStored(day.getKey(), stored(day.getKey()));
      }
    }
    return keys;
  }

  /// The files that hold rows of the day.
  private List<Path> stored(LocalDate day) {
    Table table = catalogue.table(name);
    List<Path> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(ofDay(day)).planFiles()) {
      tasks.forEach(task -> files.add(catalogue.file(task.file().location())));
    } catch (java.io.IOException e) {
      throw AirworthyException.internal("the lake's files cannot be listed", e);
    }
    return files.stream().sorted().toList();
  }

  private Expression ofDay(LocalDate day) {
    return Expressions.and(
        Expressions.greaterThanOrEqual(name.timeColumn(), day + "T00:00:00"),
        Expressions.lessThan(name.timeColumn(), day.plusDays(1) + "T00:00:00"));
  }

  private void append(long position) throws SQLException {
    AppendFiles append = catalogue.table(name).newAppend();
    files.write().forEach(append::appendFile);
    append.set(DayFiles.JOURNAL_POSITION, Long.toString(position));
    try {
      append.commit();
    } catch (RuntimeIOException | UncheckedSQLException e) {
      throw AirworthyException.internal(
          "the table %s cannot be committed in %s; is the disk full or read-only?"
              .formatted(name.tableName(), catalogue.file(RelativeFileIO.location(""))),
          e);
    }
  }

  @Override
  public void close() throws SQLException {
    if (rows.isPresent()) {
      rows.get().close();
      staging.close();
    }
  }
}

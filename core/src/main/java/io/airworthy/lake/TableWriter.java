package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.RuntimeIOException;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.duckdb.DuckDBConnection;

/// Takes the rows of one commit to one table, and commits those that are new.
final class TableWriter {
  private static final long MICROS_OF_A_DAY = 86_400_000_000L;

  private final Catalogue catalogue;
  private final LakeTable name;
  private final DayFiles files;
  private final StoredKeys stored;
  private final KnownKeys known;
  private final RowFunction function;
  private final Rows rows = new Rows();

  TableWriter(
      Catalogue catalogue,
      DuckDBConnection connection,
      LakeTable name,
      KnownKeys known,
      RowFunction function) {
    this.catalogue = catalogue;
    this.name = name;
    this.files = new DayFiles(catalogue, name, connection);
    this.stored = new StoredKeys(connection, name);
    this.known = known;
    this.function = function;
  }

  /// The last journal record whose rows for this table are in it; 0 when there is none.
  long journalPosition() {
    return files.journalPosition();
  }

  void add(Rows more) {
    rows.addAll(more);
  }

  /// Stores the rows that are new; returns how many those were.
  ///
  /// @param position the journal position that their commit reaches
  long commit(long position) throws SQLException {
    Map<LocalDate, Rows> days = byDay(name.key().isEmpty() ? rows : firstOfEachKey());
    Map<LocalDate, Rows> fresh = new TreeMap<>();
    for (Map.Entry<LocalDate, Rows> day : days.entrySet()) {
      Rows more =
          name.key().isEmpty() ? day.getValue() : withoutStored(day.getKey(), day.getValue());
      if (!more.isEmpty()) {
        fresh.put(day.getKey(), more);
      }
    }
    if (!fresh.isEmpty()) {
      append(fresh, position);
      fresh.forEach((day, more) -> known.add(name, day, more.keyHashes()));
    }
    return fresh.values().stream().mapToLong(Rows::size).sum();
  }

  private static Map<LocalDate, Rows> byDay(Rows rows) {
    Map<Long, Rows> byNumber = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      long day = Math.floorDiv(rows.micros(row), MICROS_OF_A_DAY);
      byNumber.computeIfAbsent(day, _ -> new Rows()).add(rows, row);
    }
    Map<LocalDate, Rows> days = new TreeMap<>();
    byNumber.forEach((number, some) -> days.put(LocalDate.ofEpochDay(number), some));
    return days;
  }

  private Rows firstOfEachKey() {
    if (!LongHashes.mayRepeat(rows.keyHashes())) {
      return rows;
    }
    FieldReader fields = new FieldReader();
    Set<List<Object>> keys = new HashSet<>();
    return rows.where(row -> keys.add(rows.key(row, name, fields)));
  }

  private Rows withoutStored(LocalDate day, Rows rows) throws SQLException {
    LongHashes hashes = known.of(name, day, () -> stored.hashes(files(day)));
    BitSet repeated = new BitSet();
    for (int row = 0; row < rows.size(); row++) {
      repeated.set(row, hashes.contains(rows.keyHash(row)));
    }
    if (repeated.isEmpty()) {
      return rows;
    }
    BitSet found = stored.among(files(day), rows.where(repeated::get), function);
    int suspect = 0;
    for (int row = repeated.nextSetBit(0); row >= 0; row = repeated.nextSetBit(row + 1)) {
      repeated.set(row, found.get(suspect++));
    }
    return rows.where(row -> !repeated.get(row));
  }

  /// The files that hold rows of the day.
  private List<Path> files(LocalDate day) {
    Table table = catalogue.table(name);
    List<Path> paths = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().filter(ofDay(day)).planFiles()) {
      tasks.forEach(task -> paths.add(catalogue.file(task.file().location())));
    } catch (java.io.IOException e) {
      throw AirworthyException.internal("the lake's files cannot be listed", e);
    }
    return paths.stream().sorted().toList();
  }

  private Expression ofDay(LocalDate day) {
    return Expressions.and(
        Expressions.greaterThanOrEqual(name.time().name(), day + "T00:00:00"),
        Expressions.lessThan(name.time().name(), day.plusDays(1) + "T00:00:00"));
  }

  private void append(Map<LocalDate, Rows> fresh, long position) throws SQLException {
    AppendFiles append = catalogue.table(name).newAppend();
    for (Map.Entry<LocalDate, Rows> day : fresh.entrySet()) {
      append.appendFile(
          function.giving(day.getValue(), () -> files.write(day.getKey(), function.source())));
    }
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
}

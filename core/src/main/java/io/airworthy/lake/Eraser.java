package io.airworthy.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFiles;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableScan;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.duckdb.DuckDBConnection;

/// Takes rows out of the lake for good: their files are written anew without them, and every older
/// snapshot, which would still show them, expires with its files.
///
/// A crash in between is mended by doing it again: judgements go before the turns by which they are
/// found, and a removal that left older snapshots behind is told by a mark in its own.
final class Eraser {
  private static final String REMOVAL = "airworthy.removal";

  /// Marks a commit that took replayed entries out of the quarantine: older snapshots show them
  /// still, and stay.
  private static final String REPLAY = "airworthy.replay";

  /// Judgements and changes before the turns.
  private static final List<LakeTable> ORDER =
      List.of(LakeTable.FEEDBACK, LakeTable.CHANGES, LakeTable.QUARANTINE, LakeTable.TURNS);

  private final Catalogue catalogue;
  private final DuckDBConnection connection;
  private final Database database;

  Eraser(Catalogue catalogue, DuckDBConnection connection) {
    this.catalogue = catalogue;
    this.connection = connection;
    this.database = new Database(connection);
  }

  /// Removes a person's rows.
  Removal erase(PersonRows person) throws SQLException {
    String turns = rows(LakeTable.TURNS);
    for (String statement :
        person.prepare(
            turns, rows(LakeTable.FEEDBACK), rows(LakeTable.CHANGES), rows(LakeTable.QUARANTINE))) {
      database.run("their_conversations_and_turns", statement);
    }
    List<Path> replayed = replayed(Expressions.alwaysTrue());
    String theirs = person.condition(LakeTable.QUARANTINE);
    if (!replayed.isEmpty() && count(LakeTable.QUARANTINE, replayed, theirs) > 0) {
      expireReplayed();
    }
    Removal removal = Removal.NONE;
    for (LakeTable table : ORDER) {
      removal = removal.plus(table, remove(table, person.condition(table), REMOVAL));
    }
    ORDER.forEach(this::expire);
    return removal;
  }

  /// How many rows of earlier days than this there are.
  Removal before(LocalDate first) {
    Removal removal = Removal.NONE;
    for (LakeTable table : ORDER) {
      long rows =
          files(table, before(table, first)).stream().mapToLong(DataFile::recordCount).sum();
      removal = removal.plus(table, rows);
    }
    return removal;
  }

  /// Removes the rows of earlier days than this.
  Removal removeBefore(LocalDate first) {
    Removal removal = before(first);
    for (LakeTable table : ORDER) {
      if (!files(table, before(table, first)).isEmpty()) {
        DeleteFiles delete = catalogue.table(table).newDelete();
        commit(table, delete.deleteFromRowFilter(before(table, first)), REMOVAL);
      }
    }
    if (!replayed(before(LakeTable.QUARANTINE, first)).isEmpty()) {
      expireReplayed();
    }
    ORDER.forEach(this::expire);
    return removal;
  }

  /// Takes entries out of the quarantine whose rows are stored now.
  void removeReplayed(String condition) throws SQLException {
    remove(LakeTable.QUARANTINE, condition, REPLAY);
  }

  /// The files of the quarantine, as it is.
  List<Path> quarantine() {
    return files(LakeTable.QUARANTINE, Expressions.alwaysTrue()).stream().map(this::path).toList();
  }

  /// The files of the quarantine that only older snapshots name, because entries in them were
  /// replayed.
  private List<Path> replayed(Expression filter) {
    Table table = catalogue.table(LakeTable.QUARANTINE);
    List<Snapshot> snapshots = new ArrayList<>();
    table.snapshots().forEach(snapshots::add);
    if (snapshots.stream().noneMatch(snapshot -> snapshot.summary().containsKey(REPLAY))) {
      return List.of();
    }
    Set<Path> past = new TreeSet<>();
    for (Snapshot snapshot : snapshots) {
      TableScan scan = table.newScan().useSnapshot(snapshot.snapshotId());
      files(scan.filter(filter)).forEach(file -> past.add(path(file)));
    }
    files(LakeTable.QUARANTINE, filter).forEach(file -> past.remove(path(file)));
    return List.copyOf(past);
  }

  /// Has the older snapshots of the quarantine expire though nothing is taken out of it as it is.
  private void expireReplayed() {
    commit(LakeTable.QUARANTINE, catalogue.table(LakeTable.QUARANTINE).newAppend(), REMOVAL);
  }

  private static Expression before(LakeTable table, LocalDate first) {
    return Expressions.lessThan(table.time().name(), first + "T00:00:00");
  }

  /// @param mark what the commit is known by
  private long remove(LakeTable table, String condition, String mark) throws SQLException {
    Map<LocalDate, List<DataFile>> affected = new TreeMap<>();
    long rows = 0;
    for (DataFile file : files(table, Expressions.alwaysTrue())) {
      long found = count(table, List.of(path(file)), condition);
      if (found > 0) {
        affected.computeIfAbsent(day(file), _ -> new ArrayList<>()).add(file);
        rows += found;
      }
    }
    if (rows > 0) {
      OverwriteFiles overwrite = catalogue.table(table).newOverwrite();
      for (Map.Entry<LocalDate, List<DataFile>> day : affected.entrySet()) {
        day.getValue().forEach(overwrite::deleteFile);
        kept(table, day.getKey(), day.getValue(), condition).ifPresent(overwrite::addFile);
      }
      commit(table, overwrite, mark);
    }
    return rows;
  }

  private static LocalDate day(DataFile file) {
    return LocalDate.ofEpochDay(file.partition().get(0, Integer.class));
  }

  /// A file of what stays of a day's files; empty when nothing does.
  private Optional<DataFile> kept(
      LakeTable table, LocalDate day, List<DataFile> files, String condition) throws SQLException {
    List<Path> paths = files.stream().map(this::path).toList();
    String stay = "(%s) is not true".formatted(condition);
    return count(table, paths, stay) == 0
        ? Optional.empty()
        : Optional.of(
            new DayFiles(catalogue, table, connection)
                .write(day, ParquetSql.rows(paths, table.columns()) + " where " + stay));
  }

  private void commit(LakeTable table, SnapshotUpdate<?> update, String mark) {
    DayFiles files = new DayFiles(catalogue, table, connection);
    update.set(DayFiles.JOURNAL_POSITION, Long.toString(files.journalPosition()));
    update.set(mark, "true");
    update.commit();
  }

  /// Expires every snapshot older than the last removal, with the files that only they name.
  private void expire(LakeTable name) {
    Table table = catalogue.table(name);
    List<Snapshot> snapshots = new ArrayList<>();
    table.snapshots().forEach(snapshots::add);
    long removal =
        snapshots.stream()
            .filter(snapshot -> snapshot.summary().containsKey(REMOVAL))
            .mapToLong(Snapshot::sequenceNumber)
            .max()
            .orElse(0);
    Set<Long> older = new HashSet<>();
    for (Snapshot snapshot : snapshots) {
      if (snapshot.sequenceNumber() < removal) {
        older.add(snapshot.snapshotId());
      }
    }
    if (!older.isEmpty()) {
      ExpireSnapshots expire = table.expireSnapshots().expireOlderThan(0).cleanExpiredFiles(true);
      older.forEach(expire::expireSnapshotId);
      expire.commit();
    }
  }

  private List<DataFile> files(LakeTable table, Expression filter) {
    return files(catalogue.table(table).newScan().filter(filter));
  }

  private static List<DataFile> files(TableScan scan) {
    List<DataFile> files = new ArrayList<>();
    try (CloseableIterable<FileScanTask> tasks = scan.planFiles()) {
      tasks.forEach(task -> files.add(task.file()));
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("the lake's files cannot be listed", e);
    }
  }

  private Path path(DataFile file) {
    return catalogue.file(file.location());
  }

  /// What stands after SQL's `from` for all rows of a table.
  private String rows(LakeTable table) {
    List<Path> paths =
        files(table, Expressions.alwaysTrue()).stream().map(this::path).sorted().toList();
    if (paths.isEmpty()) {
      return "(" + table.emptySelect() + ")";
    }
    return ParquetSql.rows(paths, table.columns());
  }

  private long count(LakeTable table, List<Path> files, String condition) {
    return database.number(
        "their_rows",
        "select count(*) from %s where %s"
            .formatted(ParquetSql.rows(files, table.columns()), condition));
  }
}

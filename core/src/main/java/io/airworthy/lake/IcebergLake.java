package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/// The lake of one data directory: Iceberg tables on the local disk, written and read by DuckDB.
///
/// One process may write at a time; any number may look at it meanwhile. Within a process every
/// method may be called from any thread.
public final class IcebergLake implements TelemetrySink, AutoCloseable {
  private final Path folder;
  private final EngineOptions options;
  private final Catalogue catalogue;
  private Optional<Writing> writing = Optional.empty();

  private IcebergLake(Path folder, EngineOptions options, Catalogue catalogue) {
    this.folder = folder;
    this.options = options;
    this.catalogue = catalogue;
  }

  /// What only a writer holds.
  private record Writing(
      WriterLock lock,
      DuckDBConnection connection,
      KnownKeys keys,
      Map<LakeTable, RowFunction> functions) {
    Writing(WriterLock lock, DuckDBConnection connection) {
      this(lock, connection, new KnownKeys(), RowFunction.register(connection));
    }

    RowFunction function(LakeTable table) {
      return Objects.requireNonNull(functions.get(table));
    }
  }

  /// Opens the lake of a data directory, making it when there is none.
  ///
  /// @throws AirworthyException bad input when the directory cannot be used
  public static IcebergLake open(Path dataDir) {
    Path directory = dataDir.toAbsolutePath().normalize();
    return open(directory, EngineOptions.defaults(directory));
  }

  /// The same with other limits for the engine.
  public static IcebergLake open(Path dataDir, EngineOptions options) {
    Path folder = dataDir.toAbsolutePath().normalize().resolve("lake");
    return new IcebergLake(folder, options, Catalogue.open(folder));
  }

  /// {@inheritDoc}
  ///
  /// Rows are deduplicated by the keys of `docs/formats/lake.md`, within the batch and against the
  /// stored rows of the row's own day; the first wins. The tables are committed one after another:
  /// after a crash in between, sending the batch again stores the rest. Nothing is left pending.
  @Override
  public synchronized Receipt accept(TelemetryBatch batch) {
    return acceptAll(Stream.of(batch));
  }

  /// {@inheritDoc}
  ///
  /// Nothing is stored before the last piece is there, and nobody else gets at the lake until then.
  @Override
  public synchronized Receipt acceptAll(Stream<TelemetryBatch> pieces) {
    Intake intake = intake();
    pieces.forEachOrdered(intake::take);
    return intake.commit();
  }

  /// Stores the rows of some of a journal's segments, each once, however often it is asked: a table
  /// takes only the records behind its journal position, and its commit moves that to the last.
  ///
  /// @param segments in the order of their sequence numbers
  synchronized Sealed seal(List<ByteBuffer> segments) {
    Intake intake = intake();
    List<SegmentScan> found =
        segments.stream().map(segment -> SegmentScan.read(segment, intake)).toList();
    return new Sealed(found, intake.commit());
  }

  /// What became of segments.
  ///
  /// @param found what could be read of each
  /// @param receipt what was new of all
  record Sealed(List<SegmentScan> found, Receipt receipt) {}

  private Intake intake() {
    DuckDBConnection connection = writing().connection();
    return new Intake(folder, table -> writer(connection, table));
  }

  /// The highest journal position of any table.
  synchronized long journalPosition() {
    DuckDBConnection connection = writing().connection();
    return Arrays.stream(LakeTable.values())
        .mapToLong(table -> writer(connection, table).journalPosition())
        .max()
        .orElse(0);
  }

  /// Forgets a person: takes out every row that names them, that belongs to a conversation of
  /// theirs and names nobody, and that judges a turn so taken out. Older snapshots expire, so runs
  /// that are pinned to them can no longer be reproduced. The same rows sent again are stored
  /// again.
  ///
  /// The journal has to be sealed before: rows that wait there are not seen.
  ///
  /// @param pseudonyms what the person is called, at least one
  public synchronized Removal erase(Identifier tenant, List<Pseudonym> pseudonyms) {
    return removing(eraser -> eraser.erase(new PersonRows(tenant, pseudonyms)));
  }

  /// Takes out every row of earlier UTC days than this. Older snapshots expire, as in [#erase].
  public synchronized Removal removeBefore(LocalDate first) {
    return removing(eraser -> eraser.removeBefore(first));
  }

  /// What [#removeBefore] would take out.
  public synchronized Removal before(LocalDate first) {
    return removing(eraser -> eraser.before(first));
  }

  private interface Removing {
    Removal by(Eraser eraser) throws SQLException;
  }

  private Removal removing(Removing removing) {
    try {
      return removing.by(new Eraser(catalogue, writing().connection()));
    } catch (SQLException e) {
      throw AirworthyException.internal(
          "rows cannot be removed from " + folder + "; is the disk full?", e);
    }
  }

  /// Stores rows that the quarantine holds, each once, and takes them out of it. Readers know them
  /// from now on, not from when they came: what was looked at before stays as it was.
  ///
  /// @param at now
  public synchronized ReplayCounts replay(HeldRows which, Instant at) {
    try {
      return new Replayer(catalogue, writing().connection(), this).replay(which, at);
    } catch (SQLException e) {
      throw AirworthyException.internal(
          "the quarantine cannot be rewritten in " + folder + "; is the disk full?", e);
    }
  }

  /// Becomes the lake's only writer now, rather than at the first batch.
  ///
  /// @throws AirworthyException bad input when another process is
  public synchronized void claim() {
    writing();
  }

  /// Names the process that writes to the lake now, such as `process 4711`; empty when none does.
  public Optional<String> writer() {
    return LockHolder.of(folder.resolve(WriterLock.FILE));
  }

  /// Where the lake's data directory keeps its journal.
  Path journalFolder() {
    return folder.resolveSibling("journal");
  }

  private TableWriter writer(DuckDBConnection connection, LakeTable table) {
    return new TableWriter(
        catalogue, connection, table, writing().keys(), writing().function(table));
  }

  private Writing writing() {
    if (writing.isEmpty()) {
      writing = Optional.of(new Writing(WriterLock.take(folder), DuckDb.open(options)));
      catalogue.refresh();
      catalogue.addMissingColumns();
    }
    return writing.get();
  }

  /// The lake as it is now: rows that wait in a journal are not seen before they are sealed.
  public synchronized LakeView view() {
    return DuckDbLakeView.open(catalogue, SnapshotId.current(catalogue), options);
  }

  /// Names the lake as it is now, for [#view(String)] to show it later.
  public synchronized String snapshotId() {
    return SnapshotId.current(catalogue).toString();
  }

  /// The lake as it was.
  ///
  /// @throws AirworthyException bad input when there is no such snapshot
  public synchronized LakeView view(String snapshotId) {
    SnapshotId id = SnapshotId.parse(snapshotId);
    SnapshotId.current(catalogue);
    return DuckDbLakeView.open(catalogue, id, options);
  }

  @Override
  public synchronized void close() {
    writing.ifPresent(
        held -> {
          try {
            held.connection().close();
          } catch (SQLException e) {
            throw AirworthyException.internal("DuckDB cannot be closed", e);
          } finally {
            held.lock().close();
          }
        });
    writing = Optional.empty();
    catalogue.close();
  }
}

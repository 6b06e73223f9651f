package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
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
  private record Writing(WriterLock lock, DuckDBConnection connection, KnownKeys keys) {
    Writing(WriterLock lock, DuckDBConnection connection) {
      this(lock, connection, new KnownKeys());
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
  /// after a crash in between, sending the batch again stores the rest.
  @Override
  public synchronized Receipt accept(TelemetryBatch batch) {
    DuckDBConnection connection = writing().connection();
    try {
      long stored = 0;
      stored += writer(connection, LakeTable.TURNS).append(batch.turns(), Rows::write);
      stored += writer(connection, LakeTable.FEEDBACK).append(batch.feedback(), Rows::write);
      stored += writer(connection, LakeTable.CHANGES).append(batch.changes(), Rows::write);
      writer(connection, LakeTable.QUARANTINE).append(batch.quarantined(), Rows::write);
      return new Receipt(stored, batch.rows() - stored);
    } catch (SQLException e) {
      throw AirworthyException.internal(
          "a batch cannot be written to " + folder + "; is the disk full?", e);
    }
  }

  /// Becomes the lake's only writer now, rather than at the first batch.
  ///
  /// @throws AirworthyException bad input when another process is
  public synchronized void claim() {
    writing();
  }

  private TableWriter writer(DuckDBConnection connection, LakeTable table) {
    return new TableWriter(catalogue, connection, table, writing().keys());
  }

  private Writing writing() {
    if (writing.isEmpty()) {
      writing = Optional.of(new Writing(WriterLock.take(folder), DuckDb.open(options)));
    }
    return writing.get();
  }

  /// The lake as it is now.
  public synchronized LakeView view() {
    return DuckDbLakeView.open(catalogue, SnapshotId.current(catalogue), options);
  }

  /// The lake as it was.
  ///
  /// @throws AirworthyException bad input when there is no such snapshot
  public synchronized LakeView view(String snapshotId) {
    SnapshotId id = SnapshotId.parse(snapshotId);
    SnapshotId.current(catalogue);
    return DuckDbLakeView.open(catalogue, id, options);
  }

  /// What the tables hold now, and whether their files are what their snapshots say. It reads no
  /// row and changes nothing; any process may ask.
  public synchronized LakeHealth check() {
    return LakeHealth.of(catalogue);
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

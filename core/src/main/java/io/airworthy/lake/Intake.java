package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.duckdb.DuckDBConnection;

/// Rows on their way into all tables at once: they are handed to the engine some thousands at a
/// time, so that no more are in the heap, and each table is committed at the end.
///
/// Counts `offered = stored + duplicate` of turns, judgements and changes, see [#commit].
final class Intake implements SegmentScan.Records, AutoCloseable {
  private final Path folder;
  private final Transaction staging;
  private final List<Destination> destinations;
  private long offered;
  private long last;

  private Intake(Path folder, Transaction staging, List<Destination> destinations) {
    this.folder = folder;
    this.staging = staging;
    this.destinations = destinations;
  }

  /// @param folder of the lake, for messages
  /// @param connection what the writers write with
  static Intake begin(
      Path folder, DuckDBConnection connection, Function<LakeTable, TableWriter> writers) {
    List<Destination> destinations =
        Arrays.stream(LakeTable.values())
            .map(table -> Destination.of(table, writers.apply(table)))
            .toList();
    try {
      return new Intake(folder, Transaction.begin(connection), destinations);
    } catch (SQLException e) {
      throw failed(folder, e);
    }
  }

  /// @param position the last journal record whose rows the table has
  private record Destination(LakeTable table, TableWriter writer, long position) {
    static Destination of(LakeTable table, TableWriter writer) {
      return new Destination(table, writer, writer.journalPosition());
    }

    void add(TelemetryBatch rows) throws SQLException {
      switch (table) {
        case TURNS -> writer.add(rows.turns(), Rows::write);
        case FEEDBACK -> writer.add(rows.feedback(), Rows::write);
        case CHANGES -> writer.add(rows.changes(), Rows::write);
        case QUARANTINE -> writer.add(rows.quarantined(), Rows::write);
      }
    }

    /// How many turns, judgements and changes were new.
    long commit(long last) throws SQLException {
      long stored = writer.commit(Math.max(position, last));
      return table == LakeTable.QUARANTINE ? 0 : stored;
    }
  }

  /// Takes rows that are in no journal.
  void take(TelemetryBatch rows) {
    add(rows, destinations);
  }

  /// Takes the rows of a journal record for the tables that do not have them yet.
  @Override
  public void take(long sequence, TelemetryBatch rows) {
    last = Math.max(last, sequence);
    add(rows, destinations.stream().filter(each -> each.position() < sequence).toList());
  }

  private void add(TelemetryBatch rows, List<Destination> into) {
    offered += rows.rows();
    try {
      for (Destination destination : into) {
        destination.add(rows);
      }
    } catch (SQLException e) {
      throw failed(folder, e);
    }
  }

  /// Commits one table after another.
  Receipt commit() {
    try {
      for (Destination destination : destinations) {
        destination.writer().end();
      }
      staging.keep();
      long stored = 0;
      for (Destination destination : destinations) {
        stored += destination.commit(last);
      }
      return Receipt.settled(stored, offered - stored);
    } catch (SQLException e) {
      throw failed(folder, e);
    }
  }

  private static AirworthyException failed(Path folder, SQLException e) {
    return AirworthyException.internal(
        "a batch cannot be written to " + folder + "; is the disk full?", e);
  }

  @Override
  public void close() {
    try {
      letGo();
    } catch (SQLException e) {
      throw failed(folder, e);
    }
  }

  private void letGo() throws SQLException {
    staging.close();
    for (Destination destination : destinations) {
      destination.writer().close();
    }
  }
}

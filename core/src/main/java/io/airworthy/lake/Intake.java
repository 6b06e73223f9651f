package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Rows on their way into all tables at once. They stay the bytes of a journal's record until each
/// table is committed at the end.
///
/// Counts `offered = stored + duplicate` of turns, judgements and changes, see [#commit].
final class Intake implements SegmentScan.Records {
  private final Path folder;
  private final List<Destination> destinations;
  private long offered;
  private long last;

  /// @param folder of the lake, for messages
  Intake(Path folder, Function<LakeTable, TableWriter> writers) {
    this.folder = folder;
    this.destinations =
        Arrays.stream(LakeTable.values())
            .map(table -> Destination.of(table, writers.apply(table)))
            .toList();
  }

  /// @param position the last journal record whose rows the table has
  private record Destination(LakeTable table, TableWriter writer, long position) {
    static Destination of(LakeTable table, TableWriter writer) {
      return new Destination(table, writer, writer.journalPosition());
    }

    void add(RecordPayload rows) {
      writer.add(rows.rows(table));
    }

    /// How many turns, judgements and changes were new.
    long commit(long last) throws SQLException {
      long stored = writer.commit(Math.max(position, last));
      return table == LakeTable.QUARANTINE ? 0 : stored;
    }
  }

  /// Takes rows that are in no journal.
  void take(TelemetryBatch rows) {
    RecordPayload payload = RecordPayload.of(rows);
    offered += payload.rows();
    destinations.forEach(each -> each.add(payload));
  }

  /// Takes the rows of a journal record for the tables that do not have them yet.
  @Override
  public void take(long sequence, RecordPayload rows) {
    offered += rows.rows();
    last = Math.max(last, sequence);
    destinations.stream()
        .filter(each -> each.position() < sequence)
        .forEach(each -> each.add(rows));
  }

  /// Commits one table after another.
  Receipt commit() {
    try {
      long stored = 0;
      for (Destination destination : destinations) {
        stored += destination.commit(last);
      }
      return Receipt.settled(stored, offered - stored);
    } catch (SQLException e) {
      throw AirworthyException.internal(
          "a batch cannot be written to " + folder + "; is the disk full?", e);
    }
  }
}

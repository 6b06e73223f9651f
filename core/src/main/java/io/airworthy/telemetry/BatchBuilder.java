package io.airworthy.telemetry;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.TelemetryBatch;
import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import java.util.ArrayList;
import java.util.List;

/// A batch in the making, and the counts of what did not get into it.
final class BatchBuilder {
  private final List<Turn> turns = new ArrayList<>();
  private final List<Feedback> feedback = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final Tally tally = new Tally();
  private long taken;

  void add(TelemetryRow row) {
    switch (row) {
      case Turn turn -> turns.add(turn);
      case Feedback judgement -> feedback.add(judgement);
      case Change change -> changes.add(change);
    }
  }

  Tally tally() {
    return tally;
  }

  /// Rows read so far, kept or not.
  long accepted() {
    return taken + waiting() + tally.rejected();
  }

  /// Rows that were kept and not taken out.
  int waiting() {
    return turns.size() + feedback.size() + changes.size();
  }

  /// Takes out the rows that wait; what was not kept is told with the last of them by [#build].
  TelemetryBatch take() {
    TelemetryBatch rows = new TelemetryBatch(turns, feedback, changes, List.of());
    taken += rows.rows();
    turns.clear();
    feedback.clear();
    changes.clear();
    return rows;
  }

  /// Whether there is nothing to tell the sink.
  boolean isEmpty() {
    return accepted() == 0 && tally.dropped().isEmpty();
  }

  /// The rows that wait, and the entries of all that was not kept.
  TelemetryBatch build() {
    return new TelemetryBatch(turns, feedback, changes, tally.quarantined());
  }

  /// What became of the rows once the sink has answered.
  IngestCounts counts(TelemetrySink.Receipt receipt) {
    return new IngestCounts(
        accepted(),
        receipt.stored(),
        receipt.duplicate(),
        receipt.pending(),
        tally.rejected(),
        tally.dropped());
  }
}

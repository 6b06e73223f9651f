package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Chooses and cuts what goes through the journal.
final class JournalRows {
  private JournalRows() {}

  /// The rows of the records behind a position, as one batch; empty when there is no such record.
  static Optional<TelemetryBatch> behind(
      long position, List<SegmentScan.Entry<TelemetryBatch>> records) {
    List<TelemetryBatch> batches =
        records.stream()
            .filter(record -> record.sequence() > position)
            .map(SegmentScan.Entry::value)
            .toList();
    return batches.isEmpty() ? Optional.empty() : Optional.of(joined(batches));
  }

  private static TelemetryBatch joined(List<TelemetryBatch> batches) {
    List<Turn> turns = new ArrayList<>();
    List<Feedback> feedback = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    List<Quarantined> quarantined = new ArrayList<>();
    for (TelemetryBatch batch : batches) {
      turns.addAll(batch.turns());
      feedback.addAll(batch.feedback());
      changes.addAll(batch.changes());
      quarantined.addAll(batch.quarantined());
    }
    return new TelemetryBatch(turns, feedback, changes, quarantined);
  }

  /// The batch in pieces that fit in a record each: at most so many rows of each kind.
  static List<TelemetryBatch> pieces(TelemetryBatch batch, int rows) {
    List<TelemetryBatch> pieces = new ArrayList<>();
    int from = 0;
    do {
      pieces.add(
          new TelemetryBatch(
              piece(batch.turns(), from, rows),
              piece(batch.feedback(), from, rows),
              piece(batch.changes(), from, rows),
              piece(batch.quarantined(), from, rows)));
      from += rows;
    } while (from < longest(batch));
    return pieces;
  }

  private static int longest(TelemetryBatch batch) {
    return Math.max(
        Math.max(batch.turns().size(), batch.feedback().size()),
        Math.max(batch.changes().size(), batch.quarantined().size()));
  }

  private static <T> List<T> piece(List<T> values, int from, int rows) {
    return values.subList(Math.min(from, values.size()), Math.min(from + rows, values.size()));
  }
}

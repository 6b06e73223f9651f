package io.airworthy.lake;

import io.airworthy.TelemetryBatch;
import java.util.ArrayList;
import java.util.List;

/// Cuts what goes into the journal.
final class JournalRows {
  private JournalRows() {}

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

package io.airworthy.telemetry;

import io.airworthy.TelemetryBatch;

/// Where telemetry goes once it is behind the privacy boundary.
public interface TelemetrySink {
  /// Stores a batch durably; returning means stored. Storing the same batch again stores nothing.
  Receipt accept(TelemetryBatch batch);

  /// What became of a batch's turns, feedback and changes: `stored + duplicate` is their number.
  ///
  /// @param stored rows that were new
  /// @param duplicate rows that were there before, or twice in the batch
  record Receipt(long stored, long duplicate) {
    /// Sum of two receipts.
    public Receipt plus(Receipt other) {
      return new Receipt(stored + other.stored, duplicate + other.duplicate);
    }
  }
}

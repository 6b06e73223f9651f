package io.airworthy.telemetry;

import io.airworthy.TelemetryBatch;
import java.util.stream.Stream;

/// Where telemetry goes once it is behind the privacy boundary.
public interface TelemetrySink {
  /// Takes a batch durably: what was returned for survives a crash. The same rows are stored once,
  /// however often they come.
  ///
  /// @throws SinkUnavailable when it cannot be taken now, but may be later; nothing of it was
  Receipt accept(TelemetryBatch batch);

  /// Takes a batch that comes in pieces while it is being made, durably once all are there. A sink
  /// that can stores nothing before the last has come; others take each piece by itself.
  ///
  /// @param pieces sequential; may fail while it is read, of which the caller hears
  /// @throws SinkUnavailable when it cannot be taken now, but may be later
  default Receipt acceptAll(Stream<TelemetryBatch> pieces) {
    return pieces.map(this::accept).reduce(Receipt.settled(0, 0), Receipt::plus);
  }

  /// What became of a batch's turns, feedback and changes: `stored + duplicate + pending` is their
  /// number.
  ///
  /// @param stored rows that were new
  /// @param duplicate rows that were there before, or twice in the batch
  /// @param pending rows that are durable, but of which it is not known yet which of the two they
  ///     are
  record Receipt(long stored, long duplicate, long pending) {
    /// @throws IllegalArgumentException when a count is negative
    public Receipt {
      if (stored < 0 || duplicate < 0 || pending < 0) {
        throw new IllegalArgumentException("a count is not negative");
      }
    }

    /// Rows whose fate is known.
    public static Receipt settled(long stored, long duplicate) {
      return new Receipt(stored, duplicate, 0);
    }

    /// Rows whose fate is not known yet.
    public static Receipt pending(long rows) {
      return new Receipt(0, 0, rows);
    }

    /// Sum of two receipts.
    public Receipt plus(Receipt other) {
      return new Receipt(
          stored + other.stored, duplicate + other.duplicate, pending + other.pending);
    }
  }
}

package io.airworthy.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far a row's own time may lie from the instant at which it was received. Rows of files are
/// recordings and may be of any time.
///
/// @param ahead how long after the receipt, not negative
/// @param behind how long before it, not negative
record ClockSkew(Duration ahead, Duration behind) {
  /// @throws IllegalArgumentException when a duration is negative
  ClockSkew {
    if (ahead.isNegative() || behind.isNegative()) {
      throw new IllegalArgumentException("a tolerance is not negative");
    }
  }

  /// An hour ahead, two years behind.
  static ClockSkew defaults() {
    return new ClockSkew(Duration.ofHours(1), Duration.ofDays(731));
  }

  /// What is wrong with a row's clock; empty when nothing is.
  Optional<Reason> fault(Instant time, Availability availability) {
    if (availability instanceof Availability.Received(Instant received)) {
      if (time.isAfter(received.plus(ahead))) {
        return Optional.of(Reason.CLOCK_AHEAD);
      }
      if (time.isBefore(received.minus(behind))) {
        return Optional.of(Reason.CLOCK_BEHIND);
      }
    }
    return Optional.empty();
  }

  /// Why a row is not kept when its clock is off.
  ///
  /// @param unixNanos a time of OTLP, 0 when it is absent
  /// @param key the name of its field
  Optional<RejectedRow> check(long unixNanos, String key, Availability availability) {
    return unixNanos > 0
        ? fault(RowTimes.of(unixNanos), availability).map(reason -> new RejectedRow(reason, key))
        : Optional.empty();
  }
}

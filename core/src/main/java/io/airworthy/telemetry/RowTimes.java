package io.airworthy.telemetry;

import java.time.Instant;

/// Times of OTLP as instants, cut to the microsecond that the lake keeps.
final class RowTimes {
  private static final long NANOS = 1_000_000_000L;

  private RowTimes() {}

  /// The instant of nanoseconds since 1970.
  ///
  /// @param key the name of the field
  /// @throws RejectedRow when they are absent or beyond the year 2262
  static Instant required(long unixNanos, String key) {
    if (unixNanos <= 0) {
      throw new RejectedRow(Reason.INVALID, key);
    }
    return of(unixNanos);
  }

  /// The instant of positive nanoseconds since 1970.
  static Instant of(long unixNanos) {
    return Instant.ofEpochSecond(unixNanos / NANOS, unixNanos % NANOS / 1000 * 1000);
  }

  /// The later of two.
  static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}

package io.airworthy;

import java.time.Instant;

/// What is kept of one span or one log record. No kind of it can hold a sentence.
public sealed interface TelemetryRow permits Turn, Feedback, Change {
  /// When it happened, by the sender's clock.
  Instant eventTime();

  /// When it could first be known to a reader.
  Instant availableAt();

  /// The same, known to no reader before an instant.
  TelemetryRow availableFrom(Instant earliest);

  /// The later of [#availableAt] and an instant.
  default Instant availableAtOrAfter(Instant earliest) {
    return availableAt().isBefore(earliest) ? earliest : availableAt();
  }
}

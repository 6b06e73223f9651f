package io.airworthy.telemetry;

import java.time.Duration;
import java.time.Instant;

/// Says when a row could first be known; never before it happened.
sealed interface Availability {
  /// When a span that ended then could first be known.
  Instant ofSpan(Instant end);

  /// When a log record could first be known.
  ///
  /// @param event when it happened
  /// @param observed when a collector saw it, else the event itself
  Instant ofLog(Instant event, Instant observed);

  /// A fallback for rows whose own time cannot be read.
  Instant readAt();

  /// Rows that came over the network.
  ///
  /// @param readAt when the request arrived
  record Received(Instant readAt) implements Availability {
    @Override
    public Instant ofSpan(Instant end) {
      return RowTimes.later(end, readAt);
    }

    @Override
    public Instant ofLog(Instant event, Instant observed) {
      return RowTimes.later(event, readAt);
    }
  }

  /// Rows of a file, which knows nothing of its own arrival.
  ///
  /// @param delay from a row's end, or its observation, until it could be known
  /// @param readAt when the file was written
  record Recorded(Duration delay, Instant readAt) implements Availability {
    @Override
    public Instant ofSpan(Instant end) {
      return end.plus(delay);
    }

    @Override
    public Instant ofLog(Instant event, Instant observed) {
      return RowTimes.later(event, observed).plus(delay);
    }
  }
}

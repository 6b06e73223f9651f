package io.airworthy.features;

/// When a row of a view can be known to whoever asks.
public enum Availability {
  /// When telemetry says so: the row's `available_at`, plus the view's source delay.
  WHEN_AVAILABLE,
  /// As soon as it happened. True only of what the asking assistant holds in its own hand, such as
  /// the message it is about to answer, whose span is not complete before the reply is.
  WHEN_HAPPENED
}

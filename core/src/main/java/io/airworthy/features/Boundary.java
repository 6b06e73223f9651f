package io.airworthy.features;

/// Whether a row that happened exactly at the cutoff may be seen.
public enum Boundary {
  /// Only rows with `event_time < cutoff`.
  EXCLUSIVE,
  /// Rows with `event_time <= cutoff`.
  INCLUSIVE
}

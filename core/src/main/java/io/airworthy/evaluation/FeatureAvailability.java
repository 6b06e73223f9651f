package io.airworthy.evaluation;

import io.airworthy.features.JoinOutcome;

/// When the newest input of a feature view could be known, against the cutoff of the example.
///
/// @param view the feature view
/// @param maxAvailableAtMinusCutoffMicros the greatest `available_at - cutoff` over all examples,
///     microseconds; below 0 when every input was known before, 0 only of what the asking assistant
///     holds in its own hand, such as the message it is about to answer
/// @param rowsViolating examples that use an input which the view's own rule forbids
/// @param rows examples that were looked at
public record FeatureAvailability(
    String view, long maxAvailableAtMinusCutoffMicros, long rowsViolating, long rows) {
  /// @throws IllegalArgumentException when counts are negative or more rows violate than exist
  public FeatureAvailability {
    if (rowsViolating < 0 || rowsViolating > rows) {
      throw new IllegalArgumentException(
          rowsViolating + " of " + rows + " rows violate the cutoff");
    }
  }

  /// What a point-in-time join says of its view. The join refuses to look past a cutoff, so this
  /// tells how near it came.
  public static FeatureAvailability of(JoinOutcome join) {
    return new FeatureAvailability(
        join.view(), join.newestPastCutoffMicros().orElse(0), 0, join.fresh());
  }

  /// Whether some example sees what was not yet known.
  public boolean isViolated() {
    return rowsViolating > 0 || maxAvailableAtMinusCutoffMicros > 0;
  }
}

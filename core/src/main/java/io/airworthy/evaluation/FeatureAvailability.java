package io.airworthy.evaluation;

/// When the newest input of a feature view could be known, against the cutoff of the example.
///
/// @param view the feature view
/// @param maxAvailableAtMinusCutoffMicros the greatest `available_at - cutoff` over all examples,
///     microseconds; below 0 when every input was known before
/// @param rowsViolating examples that use an input not available before their cutoff
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

  /// Whether some example sees what was not yet known.
  public boolean isViolated() {
    return rowsViolating > 0 || (rows > 0 && maxAvailableAtMinusCutoffMicros >= 0);
  }
}

package io.airworthy.training;

/// When which calibration may be used.
///
/// @param folds session-grouped folds of the calibration rows on which the maps are compared, 2 or
///     more
/// @param plattPositives fewest positives and fewest negatives for Platt's map, 1 or more
/// @param isotonicPositives fewest positives and fewest negatives for the isotonic map, 1 or more
public record CalibrationOptions(int folds, int plattPositives, int isotonicPositives) {
  /// Five folds, Platt from 10 positives, isotonic from 200.
  public static final CalibrationOptions DEFAULTS = new CalibrationOptions(5, 10, 200);

  /// @throws IllegalArgumentException when a value is outside its range
  public CalibrationOptions {
    if (folds < 2 || plattPositives < 1 || isotonicPositives < 1) {
      throw new IllegalArgumentException(
          "calibration needs at least 2 folds and 1 positive, found folds "
              + folds
              + ", platt-positives "
              + plattPositives
              + ", isotonic-positives "
              + isotonicPositives);
    }
  }
}

package io.airworthy.training;

/// The share of rows of each part of a split; they sum to 1.
///
/// @param train above 0 and below 1: what the models are fitted to
/// @param validation above 0 and below 1: what hyperparameters are chosen on
/// @param calibration above 0 and below 1: what scores are calibrated on
/// @param test above 0 and below 1: what nothing is chosen on
public record SplitOptions(double train, double validation, double calibration, double test) {
  /// Sixty, fifteen, ten and fifteen per cent.
  public static final SplitOptions DEFAULTS = new SplitOptions(0.60, 0.15, 0.10, 0.15);

  /// @throws IllegalArgumentException when a share is outside (0, 1) or they do not sum to 1
  public SplitOptions {
    for (double share : new double[] {train, validation, calibration, test}) {
      if (!(share > 0 && share < 1)) {
        throw new IllegalArgumentException("a share lies between 0 and 1, exclusive: " + share);
      }
    }
    double sum = train + validation + calibration + test;
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException("the shares of a split sum to 1, not to " + sum);
    }
  }

  /// The share of rows in the parts up to and including the given one.
  double upTo(Split.Part part) {
    return switch (part) {
      case TRAIN -> train;
      case VALIDATION -> train + validation;
      case CALIBRATION -> train + validation + calibration;
      case TEST -> 1;
    };
  }
}

package io.airworthy.telemetry;

import io.airworthy.Identifier;

/// One class of a head: a hyperplane and the map from its margin to a probability.
///
/// @param name an identifier, never a sentence
/// @param slope of the calibrated log-odds by margin, above 0
/// @param intercept of the calibrated log-odds
/// @param bias of the margin
/// @param weights one for each term
public record HeadClass(
    Identifier name, double slope, double intercept, double bias, float[] weights) {
  /// @throws IllegalArgumentException when a number is not finite or the slope not positive
  public HeadClass {
    if (!(slope > 0) || !Double.isFinite(slope + intercept + bias)) {
      throw new IllegalArgumentException("a class has finite numbers and a slope above 0");
    }
    for (float weight : weights) {
      if (!Float.isFinite(weight)) {
        throw new IllegalArgumentException("a weight is not finite");
      }
    }
  }
}

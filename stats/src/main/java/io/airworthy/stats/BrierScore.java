package io.airworthy.stats;

import java.util.OptionalDouble;

/// The Brier score: the mean of `(score - label)^2`, from 0 (best) to 1.
public final class BrierScore {
  private BrierScore() {}

  /// The score; empty on no rows.
  ///
  /// @param labels 0 or 1 for each row
  /// @param scores probabilities in `[0, 1]`
  public static OptionalDouble of(int[] labels, double[] scores) {
    Checks.probabilities(labels, scores);
    Sum sum = new Sum();
    for (int i = 0; i < labels.length; i++) {
      double error = scores[i] - labels[i];
      sum.add(error * error);
    }
    return labels.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum.value() / labels.length);
  }
}

package io.airworthy.stats;

import java.util.OptionalDouble;

/// Average precision: `sum over distinct thresholds of (R_k - R_(k-1)) P_k`, thresholds descending,
/// with precision `P` and recall `R` of the rows at or above the threshold. It steps and never
/// interpolates, so on ties it differs from the trapezoid area under the precision-recall curve.
public final class AveragePrecision {
  private AveragePrecision() {}

  /// The average precision; empty without positives.
  ///
  /// @param labels 0 or 1 for each row
  /// @param scores finite; higher means more likely positive
  public static OptionalDouble of(int[] labels, double[] scores) {
    ClassScores classes = ClassScores.split(labels, scores);
    if (classes.positives.length == 0) {
      return OptionalDouble.empty();
    }
    double sum = 0;
    int before = 0;
    ClassScores.Descent descent = classes.descend();
    while (before < classes.positives.length && descent.next()) {
      sum += (descent.truePositives - before) * descent.precision();
      before = descent.truePositives;
    }
    return OptionalDouble.of(sum / classes.positives.length);
  }
}

package io.airworthy.stats;

import java.util.List;
import java.util.Optional;

/// The receiver operating characteristic at every distinct score: thresholds descend, point `i`
/// flags the rows scored at or above `thresholds[i]`, and the first point flags none, at infinity.
/// No point is left out, collinear or not.
///
/// @param falsePositiveRate from 0 to 1, never decreasing
/// @param truePositiveRate from 0 to 1, never decreasing
/// @param thresholds positive infinity, then the distinct scores, descending
public record RocCurve(
    List<Double> falsePositiveRate, List<Double> truePositiveRate, List<Double> thresholds) {
  public RocCurve {
    if (falsePositiveRate.size() != thresholds.size()
        || truePositiveRate.size() != thresholds.size()) {
      throw new IllegalArgumentException(
          thresholds.size()
              + " thresholds with "
              + falsePositiveRate.size()
              + " false and "
              + truePositiveRate.size()
              + " true positive rates");
    }
  }

  /// The curve; empty when a class is absent.
  public static Optional<RocCurve> of(int[] labels, double[] scores) {
    ClassScores classes = ClassScores.split(labels, scores);
    if (classes.lacksAClass()) {
      return Optional.empty();
    }
    double[] falsePositiveRate = new double[labels.length + 1];
    double[] truePositiveRate = new double[labels.length + 1];
    double[] thresholds = new double[labels.length + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
    int points = 1;
    ClassScores.Descent descent = classes.descend();
    while (descent.next()) {
      falsePositiveRate[points] = (double) descent.falsePositives / classes.negatives.length;
      truePositiveRate[points] = (double) descent.truePositives / classes.positives.length;
      thresholds[points] = descent.threshold;
      points++;
    }
    return Optional.of(
        new RocCurve(
            DoubleSequence.first(falsePositiveRate, points),
            DoubleSequence.first(truePositiveRate, points),
            DoubleSequence.first(thresholds, points)));
  }
}

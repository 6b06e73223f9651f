package io.airworthy.stats;

import java.util.List;
import java.util.Optional;

/// Precision and recall at every distinct score, in the convention of scikit-learn's
/// `precision_recall_curve`: thresholds ascend, point `i` judges the rows scored at or above
/// `thresholds[i]`, and a last point of precision 1 and recall 0 has no threshold.
///
/// @param thresholds the distinct scores, ascending
/// @param precision one more than the thresholds
/// @param recall one more than the thresholds, never increasing
public record PrecisionRecallCurve(
    List<Double> thresholds, List<Double> precision, List<Double> recall) {
  public PrecisionRecallCurve {
    if (precision.size() != thresholds.size() + 1 || recall.size() != precision.size()) {
      throw new IllegalArgumentException(
          thresholds.size()
              + " thresholds need one more precision and recall, not "
              + precision.size()
              + " and "
              + recall.size());
    }
  }

  /// The curve; empty without positives, where recall is undefined.
  public static Optional<PrecisionRecallCurve> of(int[] labels, double[] scores) {
    ClassScores classes = ClassScores.split(labels, scores);
    if (classes.positives.length == 0) {
      return Optional.empty();
    }
    double[] thresholds = new double[labels.length + 1];
    double[] precision = new double[labels.length + 1];
    double[] recall = new double[labels.length + 1];
    precision[0] = 1;
    int points = 1;
    ClassScores.Descent descent = classes.descend();
    while (descent.next()) {
      thresholds[points - 1] = descent.threshold;
      precision[points] = descent.precision();
      recall[points] = (double) descent.truePositives / classes.positives.length;
      points++;
    }
    return Optional.of(
        new PrecisionRecallCurve(
            DoubleSequence.reversed(thresholds, points - 1),
            DoubleSequence.reversed(precision, points),
            DoubleSequence.reversed(recall, points)));
  }
}

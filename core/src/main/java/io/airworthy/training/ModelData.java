package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.stats.AveragePrecision;

/// What a family is fitted to: the rows to learn from and the rows to choose on.
///
/// @param set all examples
/// @param train rows to learn from, ascending
/// @param validation rows to choose hyperparameters on, ascending
record ModelData(TrainingSet set, int[] train, int[] validation) {
  FeatureMatrix features() {
    return set.features();
  }

  int[] labels(int[] rows) {
    return labels(set, rows);
  }

  static int[] labels(TrainingSet set, int[] rows) {
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      labels[i] = set.label(rows[i]);
    }
    return labels;
  }

  static double averagePrecision(int[] labels, double[] scores) {
    return AveragePrecision.of(labels, scores)
        .orElseThrow(() -> AirworthyException.badInput("the validation rows have no positive"));
  }
}

package io.airworthy.training;

import io.airworthy.Target;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Training sets with a known truth.
final class Examples {
  private Examples() {}

  /// Rows of `columns` features, sessions of three rows, the log-odds of a positive being
  /// `intercept + 1.0 x0 - 0.7 x1`; a fifth of x2 is missing.
  static TrainingSet logistic(int rows, int columns, double intercept, long seed) {
    Random random = new Random(seed);
    float[] values = new float[rows * columns];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        boolean absent = column == 2 && random.nextInt(5) == 0;
        values[row * columns + column] = absent ? Float.NaN : (float) random.nextGaussian();
      }
      double logOdds =
          intercept + values[row * columns] - (columns > 1 ? 0.7 * values[row * columns + 1] : 0);
      labels[row] = random.nextDouble() < Logit.probability(logOdds) ? 1 : 0;
    }
    return set(columns, values, labels, 3);
  }

  /// A set whose sessions hold so many successive rows, one second apart.
  static TrainingSet set(int columns, float[] values, int[] labels, int sessionRows) {
    List<String> names = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      names.add("view.f" + column);
    }
    long[] cutoffs = new long[labels.length];
    String[] sessions = new String[labels.length];
    String[] tenants = new String[labels.length];
    for (int row = 0; row < labels.length; row++) {
      cutoffs[row] = 1_767_225_600_000_000L + row * 1_000_000L;
      sessions[row] = "s" + row / sessionRows;
      tenants[row] = row % 2 == 0 ? "even" : "odd";
    }
    return new TrainingSet(
        Target.PREDICT,
        "dissatisfied",
        new FeatureMatrix(names, values),
        labels,
        cutoffs,
        sessions,
        Map.of("tenant", tenants));
  }

  static TrainingOptions quick() {
    return TrainingOptions.DEFAULTS.withTrees(new TreeOptions(60, 0.1, List.of(2, 3), 20));
  }
}

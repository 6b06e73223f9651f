package io.airworthy.benchmarks;

import io.airworthy.Target;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.training.Split;
import io.airworthy.training.Split.Part;
import io.airworthy.training.TrainingOptions;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Seeded examples of rare positives: some features tell of the label, most
/// not at all, and a tenth of the values is missing.
///
/// @param set in the order of time, three examples a session
/// @param split into parts of time, so that each part is rows that follow each other
record Examples(TrainingSet set, Split split) {
  static final int COLUMNS = 70;
  private static final int TELLING = 8;
  private static final double MISSING = 0.1;
  private static final double LOG_ODDS_OF_NOTHING = -4.5;

  static Examples of(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[rows * COLUMNS];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      double logOdds = LOG_ODDS_OF_NOTHING;
      for (int column = 0; column < COLUMNS; column++) {
        double value = random.nextGaussian();
        if (column < TELLING) {
          logOdds += value * 0.6;
        }
        boolean missing = random.nextDouble() < MISSING;
        values[row * COLUMNS + column] = missing ? Float.NaN : (float) value;
      }
      labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
    }
    TrainingSet set = set(values, labels);
    return new Examples(set, Split.of(set, TrainingOptions.DEFAULTS.shares()));
  }

  private static TrainingSet set(float[] values, int[] labels) {
    return new TrainingSet(
        Target.PREDICT,
        "dissatisfied",
        new FeatureMatrix(IntStream.range(0, COLUMNS).mapToObj(i -> "made.f" + i).toList(), values),
        labels,
        IntStream.range(0, labels.length).mapToLong(i -> i * 1_000_000L).toArray(),
        IntStream.range(0, labels.length).mapToObj(i -> "s" + i / 3).toArray(String[]::new),
        Map.of());
  }

  /// How many rows are in a part.
  int rows(Part part) {
    return split.rows(part).length;
  }

  /// The labels of a part's rows.
  int[] labels(Part part) {
    int[] rows = split.rows(part);
    int[] chosen = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = set.label(rows[i]);
    }
    return chosen;
  }
}

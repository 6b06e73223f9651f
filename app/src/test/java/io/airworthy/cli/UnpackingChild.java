package io.airworthy.cli;

import io.airworthy.Target;
import io.airworthy.adapters.minilm.MiniLm;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.lake.IcebergLake;
import io.airworthy.training.Family;
import io.airworthy.training.Trainer;
import io.airworthy.training.TrainingOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A program that uses every native library there is, says so, and waits.
final class UnpackingChild {
  private static final int ROWS = 2_000;
  private static final long PATIENCE_MILLIS = 60_000;

  private UnpackingChild() {}

  /// The argument names a data directory.
  public static void main(String[] args) throws InterruptedException {
    try (IcebergLake lake = IcebergLake.open(Path.of(args[0]));
        MiniLm sentences = MiniLm.load()) {
      growTrees();
      System.out.println("loaded " + sentences.name() + " and " + lake.view());
      Thread.sleep(PATIENCE_MILLIS);
    }
  }

  private static void growTrees() {
    Random random = new Random(1);
    float[] values = new float[ROWS];
    int[] labels = new int[ROWS];
    long[] cutoffs = new long[ROWS];
    String[] sessions = new String[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = (float) random.nextGaussian();
      labels[row] = values[row] > random.nextGaussian() ? 1 : 0;
      cutoffs[row] = row * 1_000_000L;
      sessions[row] = "s" + row;
    }
    FeatureMatrix features = new FeatureMatrix(List.of("view.f"), values);
    TrainingSet set =
        new TrainingSet(
            Target.PREDICT, "dissatisfied", features, labels, cutoffs, sessions, Map.of());
    new Trainer(TrainingOptions.DEFAULTS.withFamilies(List.of(Family.TREES))).train(set);
  }
}

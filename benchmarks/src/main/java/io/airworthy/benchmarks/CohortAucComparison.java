package io.airworthy.benchmarks;

import io.airworthy.measures.CohortAuc;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// `cohort-auc` beside the sorting of the same primitives.
final class CohortAucComparison implements Comparison {
  private static final int ROWS = 10_000_000;
  private static final int COHORTS = 10_000;
  private static final double POSITIVES = 0.05;

  @Override
  public String name() {
    return "cohort-auc";
  }

  @Override
  public String about() {
    return "the AUROC of every cohort, from arrays of labels, scores and cohorts, beside sorting one"
        + " long a row that holds its cohort and its score";
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    int cohorts = Math.min(COHORTS, setting.scale().of(ROWS) / 100);
    Data data = Data.of(setting.scale().of(ROWS), cohorts);
    Contest.Outcome outcome =
        Contest.inProcess(setting)
            .run(
                name(),
                () -> Lap.time(() -> summary(data.areas(), cohorts)),
                () -> sorted(data, cohorts));
    return List.of(
        Row.Measured.seconds(name(), outcome, "Arrays.sort of (cohort, score) as longs")
            .target(new Target.TimesPeer(3)));
  }

  /// Sorts a fresh copy, which is made before the clock starts, then checks itself off the clock:
  /// the areas follow from the sorted keys.
  private static Lap sorted(Data data, int cohorts) throws Exception {
    long[] keys = data.keys();
    Lap lap =
        Lap.time(
            () -> {
              Arrays.sort(keys);
              return Answer.of();
            });
    return new Lap(lap.seconds(), summary(RankSums.areas(keys, cohorts), cohorts));
  }

  private static Answer summary(List<OptionalDouble> areas, int cohorts) {
    double sum = 0;
    int defined = 0;
    for (OptionalDouble area : areas) {
      sum += area.orElse(0);
      defined += area.isPresent() ? 1 : 0;
    }
    return Answer.of(cohorts, defined, sum);
  }

  /// Rows in no order. Scores have 31 bits, so that a key loses nothing of them.
  private record Data(int[] labels, double[] scores, int[] cohorts, int cohortCount) {
    static Data of(int rows, int cohortCount) {
      SplittableRandom random = new SplittableRandom(1);
      int[] labels = new int[rows];
      double[] scores = new double[rows];
      int[] cohorts = new int[rows];
      for (int i = 0; i < rows; i++) {
        labels[i] = random.nextDouble() < POSITIVES ? 1 : 0;
        double score = Math.min(0.999, random.nextDouble() * (labels[i] == 1 ? 1.2 : 1));
        scores[i] = Math.floor(score * RankSums.STEPS) / RankSums.STEPS;
        cohorts[i] = random.nextInt(cohortCount);
      }
      return new Data(labels, scores, cohorts, cohortCount);
    }

    List<OptionalDouble> areas() {
      return CohortAuc.of(labels, scores, cohorts, cohortCount);
    }

    long[] keys() {
      long[] keys = new long[labels.length];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = RankSums.key(cohorts[i], scores[i], labels[i]);
      }
      return keys;
    }
  }
}

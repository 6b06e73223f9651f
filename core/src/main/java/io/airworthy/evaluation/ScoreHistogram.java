package io.airworthy.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How scores are spread, by label: 40 bins of equal width `[lower, upper)`, the last one closed.
///
/// @param lower the least edge: 0 for probabilities, else the least score
/// @param upper the greatest edge: for probabilities the first of 0.01, 0.02, 0.05, 0.1, 0.2, 0.5
///     and 1 that no score exceeds, so that rare positives can be seen; else the greatest score
/// @param negatives rows labelled 0, by bin; empty without rows
/// @param positives rows labelled 1, by bin
public record ScoreHistogram(
    double lower, double upper, List<Long> negatives, List<Long> positives) {
  private static final int BINS = 40;
  private static final List<Double> ROUND_EDGES = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5);

  /// Copies the lists.
  public ScoreHistogram {
    negatives = List.copyOf(negatives);
    positives = List.copyOf(positives);
  }

  static ScoreHistogram of(ScoredRows rows) {
    if (rows.size() == 0) {
      return new ScoreHistogram(0, 1, List.of(), List.of());
    }
    boolean probabilities = rows.scoresAreProbabilities();
    double lower = probabilities ? 0 : Arrays.stream(rows.scores()).min().orElseThrow();
    double greatest = Arrays.stream(rows.scores()).max().orElseThrow();
    double upper = probabilities ? roundUp(greatest) : greatest;
    double width = upper / BINS - lower / BINS;
    long[][] counts = new long[2][BINS];
    for (int row = 0; row < rows.size(); row++) {
      double place = width == 0 ? 0 : (rows.scores()[row] - lower) / width;
      counts[rows.labels()[row]][(int) Math.min(BINS - 1.0, place)]++;
    }
    return new ScoreHistogram(lower, upper, list(counts[0]), list(counts[1]));
  }

  private static double roundUp(double greatest) {
    return ROUND_EDGES.stream().filter(edge -> greatest <= edge).findFirst().orElse(1.0);
  }

  private static List<Long> list(long[] counts) {
    List<Long> list = new ArrayList<>(counts.length);
    for (long count : counts) {
      list.add(count);
    }
    return list;
  }
}

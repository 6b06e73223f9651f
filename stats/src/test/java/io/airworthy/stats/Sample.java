package io.airworthy.stats;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Random labels and much-tied scores, with the statistics' definitions written out over pairs.
final class Sample {
  final int[] labels;
  final double[] scores;

  private Sample(int[] labels, double[] scores) {
    this.labels = labels;
    this.scores = scores;
  }

  static Sample draw(SplittableRandom random) {
    int rows = random.nextInt(60);
    return new Sample(
        random.ints(rows, 0, 2).toArray(), random.ints(rows, -4, 8).asDoubleStream().toArray());
  }

  Sample repeated(int[] weights) {
    int[] rows =
        IntStream.range(0, labels.length)
            .flatMap(row -> IntStream.generate(() -> row).limit(weights[row]))
            .toArray();
    return new Sample(
        Arrays.stream(rows).map(row -> labels[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> scores[row]).toArray());
  }

  /// The share of (positive, negative) pairs in order, ties one half.
  OptionalDouble pairsWon() {
    long halves = 0;
    long pairs = 0;
    for (int p = 0; p < labels.length; p++) {
      for (int n = 0; n < labels.length; n++) {
        if (labels[p] == 1 && labels[n] == 0) {
          pairs++;
          halves += 1 + (long) Math.signum(scores[p] - scores[n]);
        }
      }
    }
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(halves / (2.0 * pairs));
  }

  /// One class's share of the variance of the difference of two areas.
  double varianceOfDifference(double[] other, int label) {
    double[] differences =
        IntStream.range(0, labels.length)
            .filter(row -> labels[row] == label)
            .mapToDouble(row -> placement(row, scores) - placement(row, other))
            .toArray();
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    return squares / (differences.length - 1) / differences.length;
  }

  private double placement(int row, double[] values) {
    double sum = 0;
    int others = 0;
    for (int other = 0; other < labels.length; other++) {
      if (labels[other] != labels[row]) {
        sum += (1 + Math.signum(values[row] - values[other])) / 2;
        others++;
      }
    }
    return sum / others;
  }
}

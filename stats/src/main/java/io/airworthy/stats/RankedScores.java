package io.airworthy.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Rows ranked once by score, so that average precision and area can be had under many weightings
/// of the same rows, each in linear time: what a [Bootstrap] asks for.
public final class RankedScores {
  /// Rows from the highest score down.
  private final int[] order;

  /// Marks each place of `order` whose score ties with the place before it.
  private final boolean[] tiedWithBefore;

  private final int[] labels;

  private RankedScores(int[] order, boolean[] tiedWithBefore, int[] labels) {
    this.order = order;
    this.tiedWithBefore = tiedWithBefore;
    this.labels = labels;
  }

  /// Ranks the rows.
  ///
  /// @param labels 0 or 1 for each row
  /// @param scores finite; higher means more likely positive
  public static RankedScores rank(int[] labels, double[] scores) {
    Checks.sameLength(labels.length, scores.length);
    for (int i = 0; i < labels.length; i++) {
      Checks.label(i, labels[i]);
    }
    double[] sorted = Checks.sortedFinite(scores);
    int[] starts = new int[scores.length];
    int[] order = new int[scores.length];
    for (int row = 0; row < scores.length; row++) {
      int first = firstAt(sorted, scores[row]);
      order[sorted.length - 1 - (first + starts[first]++)] = row;
    }
    boolean[] tied = new boolean[scores.length];
    for (int place = 1; place < order.length; place++) {
      tied[place] = scores[order[place]] == scores[order[place - 1]];
    }
    return new RankedScores(order, tied, labels.clone());
  }

  /// The rows from the highest score down.
  public int[] order() {
    return order.clone();
  }

  /// The [AveragePrecision] of rows counted `weights[row]` times each; empty without positives.
  public OptionalDouble averagePrecision(int[] weights) {
    Checks.sameLength(weights.length, order.length);
    double sum = 0;
    long positives = 0;
    long rows = 0;
    int place = 0;
    while (place < order.length) {
      long before = positives;
      do {
        int row = order[place];
        rows += weights[row];
        positives += (long) weights[row] * labels[row];
        place++;
      } while (place < order.length && tiedWithBefore[place]);
      if (positives > before) {
        sum += (positives - before) * ((double) positives / rows);
      }
    }
    return positives == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / positives);
  }

  /// The [Auroc] of rows counted `weights[row]` times each; empty when a class is absent.
  public OptionalDouble auroc(int[] weights) {
    Checks.sameLength(weights.length, order.length);
    double wins = 0;
    long positives = 0;
    long rows = 0;
    int place = 0;
    while (place < order.length) {
      long positivesBefore = positives;
      long rowsBefore = rows;
      do {
        int row = order[place];
        rows += weights[row];
        positives += (long) weights[row] * labels[row];
        place++;
      } while (place < order.length && tiedWithBefore[place]);
      double negatives = (rows - positives) - (rowsBefore - positivesBefore);
      wins += negatives * (positivesBefore + positives) / 2;
    }
    double pairs = (double) positives * (rows - positives);
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(wins / pairs);
  }

  private static int firstAt(double[] sorted, double score) {
    int found = Arrays.binarySearch(sorted, score + 0.0);
    int low = 0;
    int high = found;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

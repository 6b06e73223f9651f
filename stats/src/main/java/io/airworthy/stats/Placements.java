package io.airworthy.stats;

/// Placement values: the share of the other class that lies below a score, ties one half. They are
/// counted in half pairs, as integers, so equal rankings give exactly equal values.
final class Placements {
  private final double[] distinct;

  /// Twice the values below `distinct[i]`; the last is twice all of them.
  private final int[] halvesBelow;

  private final int size;

  private Placements(double[] distinct, int[] halvesBelow, int size) {
    this.distinct = distinct;
    this.halvesBelow = halvesBelow;
    this.size = size;
  }

  /// Mean and sample variance (`count - 1` below) of placement values.
  record Moments(double mean, double variance) {}

  /// The moments of where each of `scores` lies among `others`, both ascending.
  static Moments momentsOf(double[] scores, double[] others) {
    int[] halves = new int[scores.length];
    int below = 0;
    int notAbove = 0;
    for (int i = 0; i < scores.length; i++) {
      while (below < others.length && others[below] < scores[i]) {
        below++;
      }
      while (notAbove < others.length && others[notAbove] <= scores[i]) {
        notAbove++;
      }
      halves[i] = below + notAbove;
    }
    return moments(halves, others.length);
  }

  /// The moments of the difference, first less second score, of where the rows of one class lie
  /// among the other class's ascending scores.
  static Moments momentsOfDifference(
      int[] labels,
      int label,
      double[] first,
      double[] firstOthers,
      double[] second,
      double[] secondOthers) {
    Placements amongFirst = among(firstOthers);
    Placements amongSecond = among(secondOthers);
    int[] halves = new int[labels.length - firstOthers.length];
    int next = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        halves[next++] = amongFirst.halves(first[i]) - amongSecond.halves(second[i]);
      }
    }
    return moments(halves, firstOthers.length);
  }

  private static Placements among(double[] sorted) {
    double[] distinct = new double[sorted.length];
    int[] halvesBelow = new int[sorted.length + 1];
    int size = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct[size] = sorted[i];
        halvesBelow[size++] = 2 * i;
      }
    }
    halvesBelow[size] = 2 * sorted.length;
    return new Placements(distinct, halvesBelow, size);
  }

  private int halves(double score) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (distinct[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean tied = low < size && distinct[low] == score;
    return tied ? (halvesBelow[low] + halvesBelow[low + 1]) >>> 1 : halvesBelow[low];
  }

  private static Moments moments(int[] halves, int others) {
    long sum = 0;
    for (int value : halves) {
      sum += value;
    }
    double mean = (double) sum / halves.length;
    double squares = 0;
    for (int value : halves) {
      squares += (value - mean) * (value - mean);
    }
    double scale = 2.0 * others;
    return new Moments(mean / scale, squares / (halves.length - 1) / (scale * scale));
  }
}

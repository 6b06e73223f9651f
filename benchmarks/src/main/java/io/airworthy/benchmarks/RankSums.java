package io.airworthy.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Areas from sorted keys by the textbook's rank sum: what the peer of `cohort-auc` is checked by.
final class RankSums {
  /// Scores are multiples of one over this.
  static final double STEPS = 1L << 31;

  private RankSums() {}

  /// Cohort, then score, then label.
  static long key(int cohort, double score, int label) {
    return ((long) cohort << 33) | ((long) (score * STEPS) << 1) | label;
  }

  /// The area of each cohort; empty where it lacks a class.
  static List<OptionalDouble> areas(long[] sorted, int cohorts) {
    List<OptionalDouble> areas = new ArrayList<>();
    int from = 0;
    for (int cohort = 0; cohort < cohorts; cohort++) {
      int to = from;
      while (to < sorted.length && sorted[to] >>> 33 == cohort) {
        to++;
      }
      areas.add(area(sorted, from, to));
      from = to;
    }
    return areas;
  }

  private static OptionalDouble area(long[] sorted, int from, int to) {
    double rankSum = 0;
    long positives = 0;
    int tie = from;
    while (tie < to) {
      int after = tie;
      long inTie = 0;
      while (after < to && sorted[after] >>> 1 == sorted[tie] >>> 1) {
        inTie += sorted[after] & 1;
        after++;
      }
      rankSum += inTie * ((tie - from + 1 + after - from) / 2.0);
      positives += inTie;
      tie = after;
    }
    double pairs = (double) positives * (to - from - positives);
    return pairs == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((rankSum - positives * (positives + 1) / 2.0) / pairs);
  }
}

package io.airworthy.measures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The area under the ROC curve of each cohort: `(sum of the positives' ranks - n+ (n+ + 1) / 2) /
/// (n+ n-)`, where ties share their average rank.
///
/// That is the share of pairs of a positive and a negative in which the positive scores higher, a
/// tie counting one half (Mann and Whitney, 1947). The pairs are counted exactly, in twos: a cohort
/// is split by label, each part is sorted, and one pass over both counts for each positive the
/// negatives below it and beside it.
public final class CohortAuc {
  private final double[] sorted;
  private final int[] ends;

  private CohortAuc(double[] sorted, int[] ends) {
    this.sorted = sorted;
    this.ends = ends;
  }

  /// The areas by cohort; empty where a cohort lacks a class.
  ///
  /// @param labels 0 or 1
  /// @param scores finite; -0.0 ties with 0.0
  /// @param cohorts the cohort of each row, from 0 to `cohortCount - 1`
  /// @throws IllegalArgumentException when the lengths differ, or a value is outside its range; the
  ///     index and the value are named
  public static List<OptionalDouble> of(
      int[] labels, double[] scores, int[] cohorts, int cohortCount) {
    check(labels, scores, cohorts, cohortCount);
    int[] ends = new int[2 * cohortCount];
    for (int i = 0; i < labels.length; i++) {
      ends[2 * cohorts[i] + labels[i]]++;
    }
    for (int i = 1; i < ends.length; i++) {
      ends[i] += ends[i - 1];
    }
    int[] next = ends.clone();
    double[] sorted = new double[scores.length];
    for (int i = 0; i < labels.length; i++) {
      sorted[--next[2 * cohorts[i] + labels[i]]] = scores[i];
    }
    return new CohortAuc(sorted, ends).areas(cohortCount);
  }

  private static void check(int[] labels, double[] scores, int[] cohorts, int cohortCount) {
    if (labels.length != scores.length || labels.length != cohorts.length) {
      throw new IllegalArgumentException(
          "%d labels, %d scores and %d cohorts are not one of each a row"
              .formatted(labels.length, scores.length, cohorts.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if ((labels[i] & ~1) != 0) {
        throw new IllegalArgumentException("label " + labels[i] + " at " + i + " is not 0 or 1");
      }
      if (!Double.isFinite(scores[i])) {
        throw new IllegalArgumentException("score " + scores[i] + " at " + i + " is not finite");
      }
      if (cohorts[i] < 0 || cohorts[i] >= cohortCount) {
        throw new IllegalArgumentException(
            "cohort %d at %d is not below %d".formatted(cohorts[i], i, cohortCount));
      }
    }
  }

  private List<OptionalDouble> areas(int cohortCount) {
    List<OptionalDouble> areas = new ArrayList<>(cohortCount);
    for (int cohort = 0; cohort < cohortCount; cohort++) {
      areas.add(area(cohort));
    }
    return areas;
  }

  private OptionalDouble area(int cohort) {
    int from = cohort == 0 ? 0 : ends[2 * cohort - 1];
    int middle = ends[2 * cohort];
    int to = ends[2 * cohort + 1];
    if (from == middle || middle == to) {
      return OptionalDouble.empty();
    }
    Arrays.sort(sorted, from, middle);
    Arrays.sort(sorted, middle, to);
    // At most 2 * 2^30 * 2^30 pairs in twos: a long holds them.
    double pairsInTwos = 2.0 * (middle - from) * (to - middle);
    return OptionalDouble.of(wonPairsInTwos(from, middle, to) / pairsInTwos);
  }

  private long wonPairsInTwos(int from, int middle, int to) {
    long won = 0;
    int below = from;
    int notAbove = from;
    for (int positive = middle; positive < to; positive++) {
      double score = sorted[positive];
      while (below < middle && sorted[below] < score) {
        below++;
      }
      while (notAbove < middle && sorted[notAbove] <= score) {
        notAbove++;
      }
      won += (below - from) + (notAbove - from);
    }
    return won;
  }
}

package io.airworthy.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The [Auroc] of many cohorts at once: one counting pass puts each cohort's class in its own run
/// of a single array, then each short run is sorted and merged, so nothing is boxed and no cohort
/// has an object of its own. Time is `O(rows log(largest cohort))`, extra memory one score a row.
public final class CohortAuroc {
  private CohortAuroc() {}

  /// The area of each cohort, in cohort order; empty where a cohort lacks a class.
  ///
  /// @param cohorts for each row its cohort, from 0 to `cohortCount - 1`
  /// @param labels 0 or 1 for each row
  /// @param scores finite
  public static List<OptionalDouble> of(
      int[] cohorts, int cohortCount, int[] labels, double[] scores) {
    Checks.sameLength(labels.length, scores.length);
    Checks.sameLength(cohorts.length, scores.length);
    int[] ends = runStarts(cohorts, cohortCount, labels);
    double[] runs = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      Checks.finite(i, scores[i]);
      runs[ends[2 * cohorts[i] + labels[i]]++] = scores[i] + 0.0;
    }
    List<OptionalDouble> areas = new ArrayList<>(cohortCount);
    int start = 0;
    for (int cohort = 0; cohort < cohortCount; cohort++) {
      int middle = ends[2 * cohort];
      int end = ends[2 * cohort + 1];
      Arrays.sort(runs, start, middle);
      Arrays.sort(runs, middle, end);
      areas.add(Auroc.ofSorted(runs, middle, end, runs, start, middle));
      start = end;
    }
    return List.copyOf(areas);
  }

  /// Where each run begins, in the order (cohort, label); filling a run moves its mark to its end.
  private static int[] runStarts(int[] cohorts, int cohortCount, int[] labels) {
    int[] starts = new int[2 * cohortCount + 1];
    for (int i = 0; i < labels.length; i++) {
      Checks.label(i, labels[i]);
      if (cohorts[i] < 0 || cohorts[i] >= cohortCount) {
        throw new IllegalArgumentException(
            "cohort " + cohorts[i] + " at index " + i + " is not below " + cohortCount);
      }
      starts[2 * cohorts[i] + labels[i] + 1]++;
    }
    for (int run = 1; run < starts.length; run++) {
      starts[run] += starts[run - 1];
    }
    return starts;
  }
}

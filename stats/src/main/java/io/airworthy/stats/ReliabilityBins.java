package io.airworthy.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The bins of a reliability diagram: what was predicted beside what happened. A bin is `(lower,
/// upper]`, and 0 falls in the first. Edges are those of scikit-learn's `calibration_curve`.
public final class ReliabilityBins {
  private ReliabilityBins() {}

  /// One bin that holds at least one row.
  ///
  /// @param lower the edge the scores lie above
  /// @param upper the edge the scores lie at or below
  /// @param count the rows, at least 1
  /// @param meanScore the mean probability predicted
  /// @param positiveRate the share of positives
  public record Bin(double lower, double upper, long count, double meanScore, double positiveRate) {
    public Bin {
      if (count < 1) {
        throw new IllegalArgumentException("a bin of " + count + " rows");
      }
    }

    /// How far the mean prediction is from what happened.
    public double gap() {
      return Math.abs(meanScore - positiveRate);
    }
  }

  /// Bins of equal width over `[0, 1]`, in order; bins without rows are left out.
  ///
  /// @param scores probabilities in `[0, 1]`
  /// @param bins how many, at least 1
  public static List<Bin> equalWidth(int[] labels, double[] scores, int bins) {
    Checks.probabilities(labels, scores);
    Checks.positive("bins", bins);
    double[] edges = new double[bins + 1];
    double width = 1.0 / bins;
    for (int i = 0; i < bins; i++) {
      edges[i] = i * width; // the product, as NumPy's linspace, not i / bins
    }
    edges[bins] = 1;
    return collect(labels, scores, edges);
  }

  /// Bins of about equal mass: the edges are the R-7 quantiles of the scores, so rows with equal
  /// scores share a bin, and bins that ties leave empty are left out.
  ///
  /// @param scores probabilities in `[0, 1]`
  /// @param bins how many at most, at least 1
  public static List<Bin> equalMass(int[] labels, double[] scores, int bins) {
    Checks.probabilities(labels, scores);
    Checks.positive("bins", bins);
    if (scores.length == 0) {
      return List.of();
    }
    double[] fractions = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      fractions[i] = (double) i / bins;
    }
    return collect(labels, scores, Quantiles.r7(scores, fractions));
  }

  private static List<Bin> collect(int[] labels, double[] scores, double[] edges) {
    int bins = edges.length - 1;
    double[] inner = Arrays.copyOfRange(edges, 1, bins);
    long[] counts = new long[bins];
    double[] scoreSums = new double[bins];
    long[] positives = new long[bins];
    for (int i = 0; i < scores.length; i++) {
      int bin = edgesBelow(inner, scores[i]);
      counts[bin]++;
      scoreSums[bin] += scores[i];
      positives[bin] += labels[i];
    }
    List<Bin> filled = new ArrayList<>(bins);
    for (int bin = 0; bin < bins; bin++) {
      if (counts[bin] > 0) {
        filled.add(
            new Bin(
                edges[bin],
                edges[bin + 1],
                counts[bin],
                scoreSums[bin] / counts[bin],
                (double) positives[bin] / counts[bin]));
      }
    }
    return List.copyOf(filled);
  }

  /// How many of the ascending edges are strictly below `score`.
  private static int edgesBelow(double[] edges, double score) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] < score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

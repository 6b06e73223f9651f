package io.airworthy.stats;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Fixed bins of a number, drawn once from a reference and kept with it: the inner edges are the
/// reference's R-7 quantiles, without repetition; the outer bins reach to infinity. Bin `i` is
/// `[edge(i - 1), edge(i))`; one bin more, the last, counts missing values.
///
/// A value that repeats so often at the low end that a quantile falls on it, such as the zero of a
/// feature that mostly is, keeps a bin apart from what lies above it; a constant reference has one
/// bin for its value, one below and one above. Otherwise such a feature could never drift.
///
/// @param edges the inner edges, finite and strictly ascending
public record NumericBins(List<Double> edges) {
  /// The number of quantile bins to draw unless said otherwise.
  public static final int BINS = 10;

  public NumericBins {
    edges = List.copyOf(edges);
    for (int i = 0; i < edges.size(); i++) {
      Checks.finite(i, edges.get(i));
      if (i > 0 && edges.get(i) <= edges.get(i - 1)) {
        throw new IllegalArgumentException(
            "edge " + edges.get(i) + " at " + i + " is not ascending");
      }
    }
  }

  /// Ten bins of the reference.
  public static NumericBins ofQuantiles(double[] reference) {
    return ofQuantiles(reference, BINS);
  }

  /// Bins of about equal mass in the reference: fewer than `bins` where values repeat, only one
  /// when nothing was observed.
  ///
  /// @param reference its values; `NaN` is missing, infinite ones draw no edge
  public static NumericBins ofQuantiles(double[] reference, int bins) {
    Checks.positive("bins", bins);
    double[] observed = Arrays.stream(reference).filter(Double::isFinite).toArray();
    if (observed.length == 0) {
      return new NumericBins(List.of());
    }
    double[] fractions = new double[bins - 1];
    Arrays.setAll(fractions, i -> (i + 1.0) / bins);
    double least = Arrays.stream(observed).min().orElseThrow() + 0.0;
    double greatest = Arrays.stream(observed).max().orElseThrow() + 0.0;
    TreeSet<Double> edges = new TreeSet<>();
    if (least == greatest) {
      edges.add(least);
    }
    for (double edge : Quantiles.r7(observed, fractions)) {
      edges.add(edge > least ? edge : Math.nextUp(least));
    }
    return new NumericBins(List.copyOf(edges));
  }

  /// Counts the values of each bin; `NaN` is missing and infinities fall in the outer bins.
  public BinCounts count(double[] values) {
    double[] inner = edges.stream().mapToDouble(Double::doubleValue).toArray();
    long[] counts = new long[inner.length + 2];
    for (double value : values) {
      int bin = Double.isNaN(value) ? inner.length + 1 : edgesAtOrBelow(inner, value);
      counts[bin]++;
    }
    return BinCounts.of(counts);
  }

  private static int edgesAtOrBelow(double[] edges, double value) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

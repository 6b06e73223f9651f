package io.airworthy.stats;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The bins of the Evidently library (`get_binned_data`, pandas), kept for parity of figures. They
/// are drawn over both samples, so they move with the current one and its counts do not merge with
/// another day's; [NumericBins] are what monitoring keeps. Missing and infinite values are dropped.
public final class EvidentlyBins {
  /// A number with no more distinct reference values than this is read as a category.
  private static final int MOST_CATEGORIES = 20;

  private EvidentlyBins() {}

  /// The two samples over one binning.
  public record Pair(BinCounts reference, BinCounts current) {
    public Pair {
      reference.requireSameBins(current);
    }
  }

  /// Counts over `ceil(log2(n) + 1)` equal widths from the least to the greatest value of both
  /// samples (Sturges); bins are `[lo, hi)`, the last closed. When the values are all whole numbers
  /// no bin is narrower than 1, as NumPy 2 has it for integer arrays.
  public static Pair numeric(double[] reference, double[] current) {
    double[] first = finite(reference);
    double[] second = finite(current);
    if (distinct(first) <= MOST_CATEGORIES) {
      return categorical(byValue(first), byValue(second));
    }
    double[] edges = sturgesEdges(first, second);
    return new Pair(histogram(first, edges), histogram(second, edges));
  }

  /// Counts over the union of the categories.
  public static Pair categorical(Map<String, Long> reference, Map<String, Long> current) {
    TreeSet<String> categories = new TreeSet<>(reference.keySet());
    categories.addAll(current.keySet());
    return new Pair(byCategory(categories, reference), byCategory(categories, current));
  }

  private static BinCounts byCategory(SortedSet<String> categories, Map<String, Long> rows) {
    return BinCounts.of(
        categories.stream().mapToLong(category -> rows.getOrDefault(category, 0L)).toArray());
  }

  private static double[] finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).map(value -> value + 0.0).toArray();
  }

  private static long distinct(double[] values) {
    return Arrays.stream(values).distinct().limit(MOST_CATEGORIES + 1L).count();
  }

  private static Map<String, Long> byValue(double[] values) {
    Map<String, Long> rows = new TreeMap<>();
    for (double value : values) {
      rows.merge(Double.toString(value), 1L, Long::sum);
    }
    return rows;
  }

  private static double[] sturgesEdges(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    double least = Arrays.stream(both).min().orElseThrow();
    double greatest = Arrays.stream(both).max().orElseThrow();
    double width = (greatest - least) / (Math.log(both.length) / Math.log(2) + 1);
    boolean whole = Arrays.stream(both).allMatch(value -> value == Math.rint(value));
    int bins = (int) Math.ceil((greatest - least) / (whole ? Math.max(1, width) : width));
    double[] edges = new double[bins + 1];
    double step = (greatest - least) / bins;
    Arrays.setAll(edges, i -> i == bins ? greatest : least + i * step);
    return edges;
  }

  private static BinCounts histogram(double[] values, double[] edges) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    long[] counts = new long[edges.length - 1];
    int bin = 0;
    for (double value : sorted) {
      while (bin < counts.length - 1 && value >= edges[bin + 1]) {
        bin++;
      }
      counts[bin]++;
    }
    return BinCounts.of(counts);
  }
}

package io.airworthy.stats;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Fixed bins of a category, drawn once from a reference and kept with it: one for each category
/// seen there, then one for missing values and, last, one for every category never seen before.
///
/// @param categories those of the reference, in order, without repetition
public record CategoryBins(List<String> categories) {
  public CategoryBins {
    categories = List.copyOf(new TreeSet<>(categories));
  }

  /// The bins of a reference given as rows by category.
  public static CategoryBins of(Map<String, Long> reference) {
    return new CategoryBins(List.copyOf(reference.keySet()));
  }

  /// Counts rows by bin.
  ///
  /// @param rows how many rows each category has
  /// @param missing the rows without a value
  public BinCounts count(Map<String, Long> rows, long missing) {
    long[] counts = new long[categories.size() + 2];
    long seen = 0;
    for (int bin = 0; bin < categories.size(); bin++) {
      counts[bin] = rows.getOrDefault(categories.get(bin), 0L);
      seen += counts[bin];
    }
    counts[categories.size()] = missing;
    counts[categories.size() + 1] = rows.values().stream().mapToLong(n -> n).sum() - seen;
    return BinCounts.of(counts);
  }
}

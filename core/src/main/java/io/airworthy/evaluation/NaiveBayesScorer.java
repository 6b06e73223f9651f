package io.airworthy.evaluation;

import io.airworthy.stats.NumericBins;
import java.util.Arrays;

/// A scorer without parameters: the sum over features of the smoothed log-likelihood ratio of the
/// bin that the value falls in.
///
/// Numbers are cut into at most 10 bins of equal mass; missing values have a bin of their own. It
/// is naive about features that say the same thing, which moves probabilities but hardly ranks,
/// and it needs no iteration, so that 40 splits of a large table take moments.
final class NaiveBayesScorer implements Scorer {
  private final int features;
  private final int[] offsets;
  private final int[] codes;
  private final int[] labels;

  /// Codes lie row by row, each the place of its bin among those of all features, so that a row is
  /// counted in one pass over neighbouring memory.
  NaiveBayesScorer(FeatureTable table) {
    Column[] columns = table.features().values().toArray(Column[]::new);
    this.labels = table.labels();
    this.features = columns.length;
    this.offsets = new int[features + 1];
    this.codes = new int[Math.multiplyExact(labels.length, features)];
    for (int feature = 0; feature < features; feature++) {
      int[] own = codes(columns[feature]);
      int offset = offsets[feature];
      for (int row = 0; row < own.length; row++) {
        codes[row * features + feature] = offset + own[row];
      }
      offsets[feature + 1] = offset + Arrays.stream(own).max().orElse(0) + 1;
    }
  }

  @Override
  public double[] score(int[] train, int[] test) {
    double[] ratios = ratios(train);
    double[] scores = new double[test.length];
    for (int i = 0; i < test.length; i++) {
      int from = test[i] * features;
      for (int at = from; at < from + features; at++) {
        scores[i] += ratios[codes[at]];
      }
    }
    return scores;
  }

  /// `ln P(bin | 1) / P(bin | 0)` for each bin, one row added to each; 0 for a bin never seen.
  private double[] ratios(int[] train) {
    int[][] counts = new int[2][offsets[features]];
    int[] totals = new int[2];
    for (int row : train) {
      int[] own = counts[labels[row]];
      totals[labels[row]]++;
      int from = row * features;
      for (int at = from; at < from + features; at++) {
        own[codes[at]]++;
      }
    }
    double[] ratios = new double[offsets[features]];
    for (int feature = 0; feature < features; feature++) {
      int bins = offsets[feature + 1] - offsets[feature];
      for (int bin = offsets[feature]; bin < offsets[feature + 1]; bin++) {
        if (counts[0][bin] + counts[1][bin] > 0) {
          ratios[bin] =
              Math.log((counts[1][bin] + 1.0) / (totals[1] + bins))
                  - Math.log((counts[0][bin] + 1.0) / (totals[0] + bins));
        }
      }
    }
    return ratios;
  }

  private static int[] codes(Column column) {
    return switch (column) {
      case Column.Categories categories ->
          Arrays.stream(categories.codes()).map(code -> code + 1).toArray();
      case Column.Numbers numbers -> codes(numbers.values());
    };
  }

  private static int[] codes(double[] values) {
    double[] edges = NumericBins.ofQuantiles(values).edges().stream().mapToDouble(e -> e).toArray();
    int[] codes = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      if (!Double.isNaN(values[row])) {
        int place = Arrays.binarySearch(edges, values[row]);
        codes[row] = (place >= 0 ? place + 1 : -place - 1) + 1;
      }
    }
    return codes;
  }
}

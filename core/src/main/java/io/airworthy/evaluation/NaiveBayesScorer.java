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
  private final int[][] codes;
  private final int[] bins;
  private final int[] labels;

  NaiveBayesScorer(FeatureTable table) {
    Column[] columns = table.features().values().toArray(Column[]::new);
    this.labels = table.labels();
    this.codes = new int[columns.length][];
    this.bins = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      codes[i] = codes(columns[i]);
      bins[i] = Arrays.stream(codes[i]).max().orElse(0) + 1;
    }
  }

  @Override
  public double[] score(int[] train, int[] test) {
    double[] scores = new double[test.length];
    for (int feature = 0; feature < codes.length; feature++) {
      double[] ratios = ratios(feature, train);
      for (int i = 0; i < test.length; i++) {
        scores[i] += ratios[codes[feature][test[i]]];
      }
    }
    return scores;
  }

  /// `ln P(bin | 1) / P(bin | 0)` for each bin, one row added to each; 0 for a bin never seen.
  private double[] ratios(int feature, int[] train) {
    long[][] counts = new long[2][bins[feature]];
    long[] totals = new long[2];
    for (int row : train) {
      counts[labels[row]][codes[feature][row]]++;
      totals[labels[row]]++;
    }
    double[] ratios = new double[bins[feature]];
    for (int bin = 0; bin < ratios.length; bin++) {
      if (counts[0][bin] + counts[1][bin] > 0) {
        ratios[bin] =
            Math.log((counts[1][bin] + 1.0) / (totals[1] + ratios.length))
                - Math.log((counts[0][bin] + 1.0) / (totals[0] + ratios.length));
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

package io.airworthy.evaluation;

/// Replaces categories by rates of positives that were learnt on other rows.
final class TargetRates {
  private TargetRates() {}

  /// For each chosen row the rate of positives among chosen rows of other folds with its category:
  /// `(positives + k * base) / (rows + k)`, where `base` is the rate of those folds.
  static double[] outOfFold(
      Column.Categories column, int[] labels, int[] folds, int[] rows, double shrinkage) {
    int width = column.categories().size() + 1;
    long[][] counts = new long[SessionFolds.FOLDS][width];
    long[][] positives = new long[SessionFolds.FOLDS][width];
    for (int row : rows) {
      counts[folds[row]][column.codes()[row]]++;
      counts[folds[row]][width - 1]++;
      positives[folds[row]][column.codes()[row]] += labels[row];
      positives[folds[row]][width - 1] += labels[row];
    }
    double[] rates = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int fold = folds[rows[i]];
      int code = column.codes()[rows[i]];
      long others = others(counts, fold, width - 1);
      double base = others == 0 ? 0 : (double) others(positives, fold, width - 1) / others;
      rates[i] =
          (others(positives, fold, code) + shrinkage * base)
              / (others(counts, fold, code) + shrinkage);
    }
    return rates;
  }

  private static long others(long[][] counts, int fold, int code) {
    long sum = 0;
    for (int other = 0; other < counts.length; other++) {
      sum += other == fold ? 0 : counts[other][code];
    }
    return sum;
  }
}

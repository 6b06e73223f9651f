package io.airworthy.stats;

import java.util.Optional;

/// The two-sided Kolmogorov-Smirnov test of two samples. `D` is the largest gap between their
/// distribution functions. The p-value is exact up to [#MOST_EXACT_PAIRS] pairs of rows, counted
/// over lattice paths; beyond, it is Kolmogorov's limit
/// `2 sum (-1)^(k-1) exp(-2 k^2 s^2)` at `s = D sqrt(n m / (n + m))`. Both assume continuous
/// values; with ties the true p-value is smaller, so the test errs on the quiet side.
///
/// Sources: Hodges, "The Significance Probability of the Smirnov Two-Sample Test", 1958;
/// Kolmogorov, 1933.
public final class KolmogorovSmirnov {
  /// The product of the sample sizes up to which the p-value is exact.
  static final long MOST_EXACT_PAIRS = 1_000_000;

  private KolmogorovSmirnov() {}

  /// The outcome of a test.
  ///
  /// @param statistic `D`, from 0 to 1
  /// @param pValue two-sided
  public record Outcome(double statistic, double pValue) {}

  /// Tests whether both samples come from one distribution; empty when either sample is.
  public static Optional<Outcome> test(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      return Optional.empty();
    }
    long gap = greatestGap(Checks.sortedFinite(first), Checks.sortedFinite(second));
    long n = first.length;
    long m = second.length;
    double statistic = (double) gap / ((double) n * m);
    double pValue =
        n * m <= MOST_EXACT_PAIRS
            ? exact(first.length, second.length, gap)
            : limit(statistic * Math.sqrt((double) n / (n + m) * m));
    return Optional.of(new Outcome(statistic, pValue));
  }

  /// `D n m`, a whole number.
  private static long greatestGap(double[] first, double[] second) {
    long gap = 0;
    int i = 0;
    int j = 0;
    while (i < first.length && j < second.length) {
      double at = Math.min(first[i], second[j]);
      while (i < first.length && first[i] == at) {
        i++;
      }
      while (j < second.length && second[j] == at) {
        j++;
      }
      gap = Math.max(gap, Math.abs((long) i * second.length - (long) j * first.length));
    }
    return gap;
  }

  /// The share of lattice paths from (0, 0) to (n, m) that reach a gap of at least `gap`. Cell
  /// `(i, j)` holds the probability that a random path through it has already done so.
  private static double exact(int n, int m, long gap) {
    if (gap == 0) {
      return 1;
    }
    double[] reached = new double[m + 1];
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        if (Math.abs((long) i * m - (long) j * n) >= gap) {
          reached[j] = 1;
        } else if (i + j == 0) {
          reached[j] = 0;
        } else {
          double fromLeft = j == 0 ? 0 : reached[j - 1];
          reached[j] = (reached[j] * i + fromLeft * j) / (i + j);
        }
      }
    }
    return reached[m];
  }

  private static double limit(double s) {
    if (s < 0.2) {
      return 1; // 1 - 5e-13 or nearer, where the alternating series converges slowly
    }
    double sum = 0;
    double sign = 1;
    for (int k = 1; k <= 100; k++) {
      double term = Math.exp(-2.0 * k * k * s * s);
      sum += sign * term;
      sign = -sign;
    }
    return Math.max(0, Math.min(1, 2 * sum));
  }
}

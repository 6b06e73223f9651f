package io.airworthy.stats;

import java.util.OptionalDouble;

/// Sample quantiles of type R-7: linear interpolation at `h = (n - 1) q` between the order
/// statistics around `h`, the default of R, NumPy and pandas.
///
/// Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996.
public final class Quantiles {
  private Quantiles() {}

  /// The quantile at `q` in `[0, 1]`; empty on no values.
  public static OptionalDouble r7(double[] values, double q) {
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(r7(values, new double[] {q})[0]);
  }

  /// The quantiles at each of `qs`, in their order, sorting once.
  ///
  /// @throws IllegalArgumentException when `values` is empty or holds a value that is not finite
  public static double[] r7(double[] values, double[] qs) {
    if (values.length == 0) {
      throw new IllegalArgumentException("quantiles of no values");
    }
    double[] sorted = Checks.sortedFinite(values);
    double[] quantiles = new double[qs.length];
    for (int i = 0; i < qs.length; i++) {
      quantiles[i] = r7Sorted(sorted, qs[i]);
    }
    return quantiles;
  }

  /// The quantile at `q` of values that are already ascending, at least one.
  static double r7Sorted(double[] sorted, double q) {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("quantile " + q + " is not between 0 and 1");
    }
    double position = (sorted.length - 1) * q;
    int below = (int) position;
    if (below == sorted.length - 1) {
      return sorted[below];
    }
    double fraction = position - below;
    double step = sorted[below + 1] - sorted[below];
    // From the nearer end, as NumPy does, so that the result never passes the upper value.
    return fraction < 0.5
        ? sorted[below] + step * fraction
        : sorted[below + 1] - step * (1 - fraction);
  }
}

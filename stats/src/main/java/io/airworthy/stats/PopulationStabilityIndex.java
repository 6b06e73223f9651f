package io.airworthy.stats;

import java.util.OptionalDouble;

/// The population stability index of a current sample against a reference over the same bins:
/// `sum (r - c) ln(r / c)` with the shares `r` and `c`; 0 for equal shares, never negative. Its
/// size depends on the bins and on how empty ones are filled, so a figure always names its
/// convention. The usual readings of the first are 0.1 (look) and 0.25 (act).
public final class PopulationStabilityIndex {
  /// The least share in the reference-quantile convention: emptier bins count as this.
  public static final double LEAST_SHARE = 1e-4;

  private PopulationStabilityIndex() {}

  /// The index by our own convention: bins fixed by the reference ([NumericBins],
  /// [CategoryBins]), missing and new values in bins of their own, shares at least
  /// [#LEAST_SHARE]. Empty when either side has no rows.
  public static OptionalDouble of(BinCounts reference, BinCounts current) {
    reference.requireSameBins(current);
    if (reference.total() == 0 || current.total() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        index(atLeast(LEAST_SHARE, reference.shares()), atLeast(LEAST_SHARE, current.shares())));
  }

  /// The index by the convention of the Evidently library: over [EvidentlyBins], where an empty
  /// bin takes 1e-4, or a millionth of its side's least filled share when that is not above 1e-4.
  /// Empty when either side has no rows.
  public static OptionalDouble evidently(EvidentlyBins.Pair counts) {
    if (counts.reference().total() == 0 || counts.current().total() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        index(zerosFilled(counts.reference().shares()), zerosFilled(counts.current().shares())));
  }

  /// What the index comes to on average when nothing changed, from sampling alone: about
  /// `(bins - 1) (1/n + 1/m)`. A small window must exceed it well before it means anything.
  ///
  /// @param bins the bins that hold rows on either side, at least 1
  /// @param n rows of the reference, at least 1
  /// @param m rows of the current sample, at least 1
  public static double nullExpectation(int bins, long n, long m) {
    if (bins < 1 || n < 1 || m < 1) {
      throw new IllegalArgumentException(bins + " bins of " + n + " and " + m + " rows");
    }
    return (bins - 1) * (1.0 / n + 1.0 / m);
  }

  /// [#nullExpectation(int, long, long)] of the bins that hold rows; empty when either side has
  /// no rows.
  public static OptionalDouble nullExpectation(BinCounts reference, BinCounts current) {
    reference.requireSameBins(current);
    if (reference.total() == 0 || current.total() == 0) {
      return OptionalDouble.empty();
    }
    int filled = 0;
    for (int bin = 0; bin < reference.bins(); bin++) {
      filled += reference.count(bin) + current.count(bin) > 0 ? 1 : 0;
    }
    return OptionalDouble.of(nullExpectation(filled, reference.total(), current.total()));
  }

  private static double index(double[] reference, double[] current) {
    double sum = 0;
    for (int bin = 0; bin < reference.length; bin++) {
      sum += (reference[bin] - current[bin]) * Math.log(reference[bin] / current[bin]);
    }
    return sum;
  }

  private static double[] atLeast(double least, double[] shares) {
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = Math.max(least, shares[bin]);
    }
    return shares;
  }

  private static double[] zerosFilled(double[] shares) {
    double leastFilled = 1;
    for (double share : shares) {
      leastFilled = share > 0 ? Math.min(leastFilled, share) : leastFilled;
    }
    double filling = leastFilled > 1e-4 ? 1e-4 : leastFilled / 1_000_000;
    for (int bin = 0; bin < shares.length; bin++) {
      shares[bin] = shares[bin] == 0 ? filling : shares[bin];
    }
    return shares;
  }
}

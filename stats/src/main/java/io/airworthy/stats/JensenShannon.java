package io.airworthy.stats;

import java.util.OptionalDouble;

/// The Jensen-Shannon distance of two distributions over the same bins: the square root of
/// `(KL(p, m) + KL(q, m)) / 2` with `m = (p + q) / 2`. A metric; empty bins need no filling.
///
/// Source: Endres and Schindelin, "A New Metric for Probability Distributions", 2003.
public final class JensenShannon {
  private JensenShannon() {}

  /// The distance with natural logarithms, from 0 to `sqrt(ln 2)`; empty when either side has no
  /// rows.
  public static OptionalDouble distance(BinCounts p, BinCounts q) {
    p.requireSameBins(q);
    return p.total() == 0 || q.total() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(distance(p.shares(), q.shares()));
  }

  /// The distance with logarithms of base 2, from 0 to 1; empty when either side has no rows.
  public static OptionalDouble distanceBase2(BinCounts p, BinCounts q) {
    OptionalDouble natural = distance(p, q);
    return natural.isEmpty()
        ? natural
        : OptionalDouble.of(natural.getAsDouble() / Math.sqrt(Math.log(2)));
  }

  /// The distance, natural logarithms, of shares that each sum to 1.
  static double distance(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      double middle = (p[bin] + q[bin]) / 2;
      sum += term(p[bin], middle) + term(q[bin], middle);
    }
    return Math.sqrt(Math.max(0, sum / 2));
  }

  private static double term(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle);
  }
}

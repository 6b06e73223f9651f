package io.airworthy.stats;

import java.util.OptionalDouble;

/// The Hellinger distance of two distributions over the same bins:
/// `sqrt(sum (sqrt p - sqrt q)^2) / sqrt 2`, from 0 to 1.
public final class Hellinger {
  private Hellinger() {}

  /// The distance; empty when either side has no rows.
  public static OptionalDouble distance(BinCounts p, BinCounts q) {
    p.requireSameBins(q);
    if (p.total() == 0 || q.total() == 0) {
      return OptionalDouble.empty();
    }
    double[] first = p.shares();
    double[] second = q.shares();
    double sum = 0;
    for (int bin = 0; bin < first.length; bin++) {
      double difference = Math.sqrt(first[bin]) - Math.sqrt(second[bin]);
      sum += difference * difference;
    }
    return OptionalDouble.of(Math.sqrt(sum / 2));
  }
}

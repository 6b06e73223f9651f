package io.airworthy.stats;

import java.util.Arrays;

/// How many rows fell in each bin of a fixed binning, missing values in a bin of their own. Counts
/// of the same binning add: shards to a day, days to a month, in any order.
public final class BinCounts {
  private final long[] counts;
  private final long total;

  private BinCounts(long[] counts) {
    long sum = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      if (counts[bin] < 0) {
        throw new IllegalArgumentException("count " + counts[bin] + " of bin " + bin);
      }
      sum = Math.addExact(sum, counts[bin]);
    }
    this.counts = counts;
    this.total = sum;
  }

  /// Counts of each bin, none negative.
  public static BinCounts of(long... counts) {
    return new BinCounts(counts.clone());
  }

  /// The number of bins.
  public int bins() {
    return counts.length;
  }

  /// The rows of one bin.
  public long count(int bin) {
    return counts[bin];
  }

  /// All rows.
  public long total() {
    return total;
  }

  /// The share of each bin; they sum to 1.
  ///
  /// @throws IllegalArgumentException when there are no rows, so test [#total] first
  public double[] shares() {
    if (total == 0) {
      throw new IllegalArgumentException("shares of no rows");
    }
    double[] shares = new double[counts.length];
    for (int bin = 0; bin < counts.length; bin++) {
      shares[bin] = (double) counts[bin] / total;
    }
    return shares;
  }

  /// The counts of both together.
  ///
  /// @throws IllegalArgumentException when the number of bins differs
  public BinCounts plus(BinCounts other) {
    requireSameBins(other);
    long[] sum = new long[counts.length];
    Arrays.setAll(sum, bin -> Math.addExact(counts[bin], other.counts[bin]));
    return new BinCounts(sum);
  }

  void requireSameBins(BinCounts other) {
    if (counts.length != other.counts.length) {
      throw new IllegalArgumentException(
          counts.length + " bins beside " + other.counts.length + " of another binning");
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinCounts that && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return Arrays.toString(counts);
  }
}

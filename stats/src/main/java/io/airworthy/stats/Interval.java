package io.airworthy.stats;

/// A closed interval of real numbers, usually the likely values of a statistic.
///
/// @param lower the smaller end
/// @param upper the larger end, at least `lower`
public record Interval(double lower, double upper) {
  public Interval {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("interval [" + lower + ", " + upper + "] is not ordered");
    }
  }

  /// Whether `value` lies in the interval, its ends included.
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /// The part of the interval inside `[least, greatest]`; an end beyond them moves to the nearer.
  public Interval clippedTo(double least, double greatest) {
    return new Interval(
        Math.max(least, Math.min(greatest, lower)), Math.max(least, Math.min(greatest, upper)));
  }
}

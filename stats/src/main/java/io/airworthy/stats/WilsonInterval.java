package io.airworthy.stats;

import java.util.Optional;

/// The Wilson score interval of a proportion, without continuity correction: with
/// `z = quantile((1 + level) / 2)`, centre `(k + z^2/2) / (n + z^2)` and half-width
/// `z sqrt(k (n - k) / n + z^2/4) / (n + z^2)`.
///
/// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", 1927.
public final class WilsonInterval {
  private WilsonInterval() {}

  /// The interval, within `[0, 1]`; empty without trials.
  ///
  /// @param successes from 0 to `trials`
  /// @param level the confidence, between 0 and 1
  public static Optional<Interval> of(long successes, long trials, double level) {
    Checks.level(level);
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " successes of " + trials + " trials");
    }
    if (trials == 0) {
      return Optional.empty();
    }
    double z = Normal.quantile(0.5 + level / 2);
    double zSquared = z * z;
    double failures = (double) trials - successes;
    double centre = (successes + zSquared / 2) / (trials + zSquared);
    double half = z * Math.sqrt(successes * failures / trials + zSquared / 4) / (trials + zSquared);
    return Optional.of(
        new Interval(
            successes == 0 ? 0 : Math.max(0, centre - half),
            successes == trials ? 1 : Math.min(1, centre + half)));
  }
}

package io.airworthy.stats;

/// The standard normal distribution, to about 15 digits, tails included.
public final class Normal {
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  /// Beyond this many standard deviations the continued fraction converges faster than the series.
  private static final double TAIL = 3;

  private Normal() {}

  /// The probability of a value at or below `x`; keeps its relative accuracy far in the lower tail.
  public static double cdf(double x) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("the normal distribution at NaN");
    }
    if (x < -TAIL) {
      return upperTail(-x);
    }
    return x > TAIL ? 1 - upperTail(x) : 0.5 + series(x);
  }

  /// The value whose [#cdf] is `probability`, strictly between 0 and 1.
  public static double quantile(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability " + probability + " is not between 0 and 1");
    }
    return probability > 0.5 ? -lowerQuantile(1 - probability) : lowerQuantile(probability);
  }

  static double density(double x) {
    return Math.exp(-x * x / 2) / SQRT_TWO_PI;
  }

  /// `density(x) (x + x^3/3 + x^5/(3 5) + ...)`, the mass between 0 and `x` (Marsaglia, 2004).
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int odd = 3; Math.abs(term) > Math.ulp(sum) / 4; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return sum * density(x);
  }

  /// `density(x) / (x + 1/(x + 2/(x + 3/(x + ...))))`, Laplace's continued fraction, from its end.
  private static double upperTail(double x) {
    double fraction = x;
    for (int level = 200; level >= 1; level--) {
      fraction = x + level / fraction;
    }
    return density(x) / fraction;
  }

  /// Halley's method on [#cdf] from a rational start (Abramowitz and Stegun 26.2.23).
  private static double lowerQuantile(double probability) {
    double t = Math.sqrt(-2 * Math.log(probability));
    double x =
        -t
            + (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int round = 0; round < 3; round++) {
      double step = (cdf(x) - probability) / density(x);
      x -= step / (1 + x * step / 2);
    }
    return x;
  }
}

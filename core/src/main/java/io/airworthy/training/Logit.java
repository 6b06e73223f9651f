package io.airworthy.training;

/// Log-odds and probabilities, without overflow at either end; the same bits on every machine.
final class Logit {
  private Logit() {}

  /// The probability with the given log-odds.
  static double probability(double logOdds) {
    if (logOdds >= 0) {
      return 1 / (1 + StrictMath.exp(-logOdds));
    }
    double odds = StrictMath.exp(logOdds);
    return odds / (1 + odds);
  }

  /// The log loss, in nats, of log-odds against a target in [0, 1].
  static double loss(double target, double logOdds) {
    double softplus = Math.max(logOdds, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(logOdds)));
    return softplus - target * logOdds;
  }
}

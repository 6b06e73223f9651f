package io.airworthy.training;

/// Log-odds and probabilities, without overflow at either end; the same bits on every machine.
final class Logit {
  private Logit() {}

  /// `exp(-|logOdds|)`, the one costly number that probability and loss are both made of.
  static double tail(double logOdds) {
    return StrictMath.exp(-Math.abs(logOdds));
  }

  /// The probability with the given log-odds.
  static double probability(double logOdds) {
    return probability(logOdds, tail(logOdds));
  }

  /// The same from log-odds whose tail is known.
  static double probability(double logOdds, double tail) {
    return logOdds >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
  }

  /// The log loss, in nats, of log-odds against a target in [0, 1].
  static double loss(double target, double logOdds) {
    return loss(target, logOdds, tail(logOdds));
  }

  /// The same from log-odds whose tail is known.
  static double loss(double target, double logOdds, double tail) {
    return Math.max(logOdds, 0) + StrictMath.log1p(tail) - target * logOdds;
  }
}

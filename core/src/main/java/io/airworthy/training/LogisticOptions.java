package io.airworthy.training;

import java.util.List;

/// How logistic regressions are fitted.
///
/// @param penalties the L2 penalties to try, strongest first, each above 0; the unit is what the
///     training rows say of one standardised column, `n p (1 - p)`, so that 1 halves a lone
///     coefficient and 0.01 takes a hundredth from it
/// @param patience penalties tried after the best one before the path ends, 1 or more: the weaker
///     the penalty, the more steps a solution takes
public record LogisticOptions(List<Double> penalties, int patience) {
  /// From 1 down to 0.0001, patience 2.
  public static final LogisticOptions DEFAULTS =
      new LogisticOptions(List.of(1.0, 0.3, 0.1, 0.03, 0.01, 0.001, 0.0001), 2);

  /// @throws IllegalArgumentException when there is no penalty, one is not a positive number, they
  ///     do not fall, or there is no patience
  public LogisticOptions {
    penalties = List.copyOf(penalties);
    if (penalties.isEmpty()) {
      throw new IllegalArgumentException("at least one penalty is needed");
    }
    if (patience < 1) {
      throw new IllegalArgumentException("patience is at least 1, found " + patience);
    }
    double last = Double.POSITIVE_INFINITY;
    for (double penalty : penalties) {
      if (!(penalty > 0 && penalty < last)) {
        throw new IllegalArgumentException("penalties are positive and fall, found " + penalties);
      }
      last = penalty;
    }
  }
}

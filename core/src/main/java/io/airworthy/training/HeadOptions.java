package io.airworthy.training;

import java.time.Instant;

/// How a text head is trained.
///
/// @param floor fewest distinct conversations behind a term, 1 or more; 5 by default
/// @param cost weight of the loss against the penalty, above 0
/// @param folds conversations are dealt into for the calibration, 2 or more; 5 by default
/// @param passes most passes of the solver, 1 or more
/// @param seed of the folds and of the order of updates
/// @param trainedUntil no text it learns from is later, to the second
public record HeadOptions(
    int floor, double cost, int folds, int passes, long seed, Instant trainedUntil) {
  /// The defaults for a cost, of texts without a time.
  public static HeadOptions of(double cost) {
    return new HeadOptions(5, cost, 5, 20, 1, Instant.EPOCH);
  }

  /// @throws IllegalArgumentException when a value is outside its range
  public HeadOptions {
    if (floor < 1 || folds < 2 || passes < 1 || !(cost > 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException(
          "a head's floor and passes are at least 1, its folds at least 2, its cost above 0");
    }
  }
}

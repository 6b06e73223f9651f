package io.airworthy.telemetry;

import java.time.Instant;

/// Where a head comes from: enough to fit it again, byte for byte. It holds no path.
///
/// @param data SHA-256 of the training files, in their order
/// @param examples texts it learned from
/// @param conversations distinct conversations they come from
/// @param floor fewest distinct conversations behind a term, 1 or more
/// @param cost weight of the loss against the penalty, above 0
/// @param folds conversations are dealt into for the calibration, 2 or more
/// @param seed of the folds and of the order of updates
/// @param trainedUntil seconds since the epoch: no text it learned from is later
/// @param outOfFold what its fits reached on the conversations of the other folds
public record HeadTraining(
    String data,
    int examples,
    int conversations,
    int floor,
    double cost,
    int folds,
    long seed,
    long trainedUntil,
    HeadAuroc outOfFold) {
  /// @throws IllegalArgumentException when a value is outside its range
  public HeadTraining {
    if (floor < 1 || folds < 2 || !(cost > 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException(
          "a head's floor is at least 1, its folds at least 2, its cost above 0");
    }
  }

  /// No text it learned from is later.
  public Instant until() {
    return Instant.ofEpochSecond(trainedUntil);
  }
}

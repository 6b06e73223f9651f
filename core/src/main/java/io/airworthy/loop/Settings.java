package io.airworthy.loop;

import io.airworthy.KFloor;
import io.airworthy.release.GatePolicy;
import io.airworthy.training.TrainingOptions;

/// How runs train and judge. A run is made with one of these from its seal to its end.
///
/// @param training how models are trained
/// @param policy what the gate asks
/// @param floor under which no slice is shown
record Settings(TrainingOptions training, GatePolicy policy, KFloor floor) {
  /// Part of every digest: other code may give other bytes.
  static final String CODE_VERSION = "0.1.0";

  /// The digest a seal holds.
  String digest() {
    return Digest.of(training.toJson() + policy + floor + CODE_VERSION);
  }
}

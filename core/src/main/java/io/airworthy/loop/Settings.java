package io.airworthy.loop;

import io.airworthy.training.TrainingOptions;

/// How runs train and judge. A run is made with one of these from its seal to its end.
///
/// @param training how models are trained
/// @param judging how they are judged
record Settings(TrainingOptions training, Judging judging) {
  /// Part of every digest: other code may give other bytes.
  static final String CODE_VERSION = "0.1.0";

  /// The digest a seal holds.
  String digest() {
    return Digest.of(training.toJson() + judging + CODE_VERSION);
  }
}

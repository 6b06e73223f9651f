package io.airworthy.simulator;

import java.util.SplittableRandom;

/// What a session lets show of how its user feels: not all of it, and sometimes what is not there.
enum Behaviour {
  /// Sounds satisfied. A quarter of the dissatisfied do, and three quarters after a model drifted.
  CALM,
  /// Sounds dissatisfied. A few of the satisfied do, some users often.
  IRRITATED;

  private static final double SILENT = 0.25;
  private static final double SILENT_AFTER_DRIFT = 0.75;

  static Behaviour draw(
      SplittableRandom random,
      SessionPlan.Setting setting,
      Experience experience,
      boolean dissatisfied) {
    double silent = experience.drifted() ? SILENT_AFTER_DRIFT : SILENT;
    double irritated = dissatisfied ? 1 - silent : setting.user().irritability();
    return Draw.chance(random, irritated) ? IRRITATED : CALM;
  }
}

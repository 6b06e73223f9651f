package io.airworthy.loop;

import io.airworthy.KFloor;
import io.airworthy.evaluation.HeadClaims;
import io.airworthy.release.GatePolicy;

/// How runs judge what they trained.
///
/// @param policy what the gate asks
/// @param floor under which no slice is shown
/// @param heads what the text heads behind some features may reach
public record Judging(GatePolicy policy, KFloor floor, HeadClaims heads) {
  /// Without text heads.
  public static Judging without(GatePolicy policy, KFloor floor) {
    return new Judging(policy, floor, HeadClaims.NONE);
  }
}

package io.airworthy.simulator;

import java.util.List;
import java.util.Optional;

/// One session before it has words: who, with what, how it goes and how it is judged.
///
/// @param key names the session's random streams
/// @param dissatisfied how the user feels; no telemetry carries it
/// @param judged index of the turn that a rating judges
/// @param handoff when a person took over, if one did, after the last turn
record SessionPlan(
    long key,
    Setting setting,
    boolean dissatisfied,
    List<TurnPlan> turns,
    int judged,
    Optional<Rating> rating,
    Optional<Rating> handoff) {
  SessionPlan {
    turns = List.copyOf(turns);
  }

  long startMillis() {
    return turns.getFirst().startMillis();
  }

  /// Who talks to what.
  ///
  /// @param startMillis when the session begins, since 1970
  record Setting(
      Tenant tenant,
      User user,
      Surface surface,
      Model model,
      String release,
      String templateVersion,
      Usage.Spelling spelling,
      long startMillis) {}

  /// A judgement and when it became known.
  ///
  /// @param madeMillis since 1970
  /// @param knownMillis since 1970; not before `madeMillis`
  record Rating(double score, String label, long madeMillis, long knownMillis) {}
}

package io.airworthy.features;

import io.airworthy.Target;

/// Up to where each target may look: the whole difference between them.
///
/// @param instant SQL over `session_turns`; null where the question cannot be asked
/// @param overtaken SQL truth: the answer had already shown when the question could be asked
record Cutoff(String instant, String overtaken) {
  static Cutoff of(Target target) {
    return switch (target) {
      case PREDICT ->
          new Cutoff(
              "(s.end_time + interval 1 microsecond)",
              "coalesce(s.reaction_time <= s.end_time, false)");
      case ESTIMATE -> new Cutoff("(s.reaction_time + interval 1 microsecond)", "false");
    };
  }
}

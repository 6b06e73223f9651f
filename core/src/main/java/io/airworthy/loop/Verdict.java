package io.airworthy.loop;

import io.airworthy.release.GateDecision;
import java.util.List;

/// What the gate said, as a run keeps it.
///
/// @param decision `pass`, `fail` or `inconclusive`
/// @param reasons why it did not pass; empty on a pass
record Verdict(String decision, List<String> reasons) {
  /// No decision was made.
  static final Verdict NONE = new Verdict("inconclusive", List.of());

  Verdict {
    reasons = List.copyOf(reasons);
  }

  static Verdict of(GateDecision decision) {
    return new Verdict(decision.outcome().label(), decision.reasons());
  }
}

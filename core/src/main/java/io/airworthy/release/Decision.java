package io.airworthy.release;

import io.airworthy.Identifier;
import java.time.Instant;
import java.util.List;

/// One decision worth keeping: who decided what about which model, when, and on which figures.
///
/// @param at when
/// @param actor who: a person's or a run's identifier
/// @param action what, such as `gate` or `promote`
/// @param subject about what, such as `quality:7`
/// @param outcome how it ended
/// @param checks the figures it rests on; may be empty
public record Decision(
    Instant at,
    Identifier actor,
    Identifier action,
    Identifier subject,
    Outcome outcome,
    List<CheckResult> checks) {
  public Decision {
    checks = List.copyOf(checks);
  }
}

package io.airworthy.release;

import java.util.List;

/// What the launch gate decided about a candidate, check by check.
///
/// @param checks in the order they were made
public record GateDecision(List<CheckResult> checks) {
  public GateDecision {
    checks = List.copyOf(checks);
  }

  /// Any fail is a fail; else any inconclusive check, or no check at all, is inconclusive.
  public Outcome outcome() {
    if (checks.stream().anyMatch(CheckResult.Fail.class::isInstance)) {
      return Outcome.FAIL;
    }
    boolean allPassed = checks.stream().allMatch(CheckResult.Pass.class::isInstance);
    return allPassed && !checks.isEmpty() ? Outcome.PASS : Outcome.INCONCLUSIVE;
  }

  /// Why it did not pass: `check: reason` of every check that did not; empty on a pass.
  public List<String> reasons() {
    return checks.stream()
        .filter(check -> !(check instanceof CheckResult.Pass))
        .map(check -> check.finding().check() + ": " + check.finding().reason())
        .toList();
  }
}

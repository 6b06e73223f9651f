package io.airworthy.loop;

import io.airworthy.release.CheckResult;
import io.airworthy.release.GateDecision;
import io.airworthy.release.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What the gate said of a target, check by check, as a run keeps it. It is decided once; the
/// report and the publication read it from here.
///
/// @param decision `pass`, `fail` or `inconclusive`
/// @param checks in the order they were made
record Verdict(String decision, List<Check> checks) {
  Verdict {
    checks = List.copyOf(checks);
  }

  /// One check.
  ///
  /// @param name such as `average-precision`
  /// @param outcome `pass`, `fail` or `inconclusive`
  /// @param reason in words
  /// @param observed the figure that was judged; empty when there is none
  /// @param threshold what it was judged against
  /// @param n the rows, sessions or features behind the figure
  record Check(
      String name,
      String outcome,
      String reason,
      OptionalDouble observed,
      OptionalDouble threshold,
      long n) {
    private static Check of(CheckResult result) {
      CheckResult.Finding finding = result.finding();
      return new Check(
          finding.check(),
          result.outcome().label(),
          finding.reason(),
          finding.observed(),
          finding.threshold(),
          finding.n());
    }

    private CheckResult result() {
      CheckResult.Finding finding = new CheckResult.Finding(name, reason, observed, threshold, n);
      return switch (Outcome.valueOf(outcome.toUpperCase(Locale.ROOT))) {
        case PASS -> new CheckResult.Pass(finding);
        case FAIL -> new CheckResult.Fail(finding);
        case INCONCLUSIVE -> new CheckResult.Inconclusive(finding);
      };
    }
  }

  static Verdict of(GateDecision decision) {
    return new Verdict(
        decision.outcome().label(), decision.checks().stream().map(Check::of).toList());
  }

  /// The verdict on a target for which nothing could be trained.
  static Verdict untrained(String refusal) {
    return of(
        new GateDecision(
            List.of(
                new CheckResult.Inconclusive(
                    new CheckResult.Finding(
                        "training", refusal, OptionalDouble.empty(), OptionalDouble.empty(), 0)))));
  }

  /// The decision as the gate made it.
  GateDecision toGateDecision() {
    return new GateDecision(checks.stream().map(Check::result).toList());
  }

  /// Why it did not pass; empty on a pass.
  List<String> reasons() {
    return toGateDecision().reasons();
  }
}

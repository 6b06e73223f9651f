package io.airworthy.evaluation;

import java.util.List;

/// What the leakage audit looked at and found.
///
/// @param findings what looks like a leak, in the order of the controls
/// @param controls every control with its outcome; one that could not run is inconclusive, never
///     passed
/// @param strengths every judged feature, the strongest first
public record AuditReport(
    List<Finding> findings, List<Control> controls, List<FeatureStrength> strengths) {
  /// Copies the lists.
  public AuditReport {
    findings = List.copyOf(findings);
    controls = List.copyOf(controls);
    strengths = List.copyOf(strengths);
  }

  /// One control.
  ///
  /// @param kind which
  /// @param outcome how it ended
  /// @param sentence the evidence in a sentence, with its figures
  public record Control(Finding.Kind kind, Outcome outcome, String sentence) {}

  /// How a control ended.
  public enum Outcome {
    /// It ran and found nothing.
    CLEAR,
    /// It ran and found something.
    FLAGGED,
    /// It could not run.
    INCONCLUSIVE
  }

  /// Whether something was found.
  public boolean isFlagged() {
    return !findings.isEmpty();
  }

  /// The findings that no drift of the world explains.
  ///
  /// Where the availability of every feature was checked and clear, no feature can carry what was
  /// only known later, so that what the shuffled-time control finds is drift. The figures of a
  /// time-ordered test part hold in spite of it.
  public List<Finding> leaks() {
    boolean punctual =
        controls.stream()
            .anyMatch(
                control ->
                    control.kind() == Finding.Kind.AVAILABILITY
                        && control.outcome() == Outcome.CLEAR);
    return findings.stream()
        .filter(finding -> !punctual || finding.kind() != Finding.Kind.SHUFFLED_TIME)
        .toList();
  }
}

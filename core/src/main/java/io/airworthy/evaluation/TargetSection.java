package io.airworthy.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the report shows of one target. Everything but the evaluation may be absent.
///
/// @param name of the target, such as `predict`
/// @param question what the model is asked, in a sentence
/// @param evaluation of the model on rows it has not seen
/// @param baseline what it is held against
/// @param gate whether it may be released
/// @param features what the model leans on, heaviest first
/// @param featureMeasure what their weights are
/// @param audit what the leakage audit found
/// @param coverage how often features are missing
public record TargetSection(
    String name,
    String question,
    Evaluation evaluation,
    Optional<Baseline> baseline,
    Optional<Gate> gate,
    List<WeightedFeature> features,
    String featureMeasure,
    Optional<AuditReport> audit,
    List<Coverage> coverage) {
  /// Copies the lists.
  public TargetSection {
    features = List.copyOf(features);
    coverage = List.copyOf(coverage);
  }

  /// Another model on the same rows.
  ///
  /// @param name such as `champion quality:6`
  public record Baseline(String name, Evaluation evaluation) {}

  /// The decision of the release gate.
  ///
  /// @param outcome `pass`, `fail` or `inconclusive`
  /// @param reasons one for each rule
  public record Gate(String outcome, List<Reason> reasons) {
    /// Copies the reasons.
    public Gate {
      reasons = List.copyOf(reasons);
    }
  }

  /// What one rule of the gate said.
  ///
  /// @param rule its name
  /// @param outcome `pass`, `fail` or `inconclusive`
  /// @param sentence with the figures
  public record Reason(String rule, String outcome, String sentence) {}

  /// A feature and how much the model leans on it, of either sign.
  public record WeightedFeature(String name, double weight) {}

  /// How often a feature is missing.
  ///
  /// @param missingRate share of rows, 0 to 1
  /// @param baselineMissingRate the same in the data the baseline was trained on
  public record Coverage(String feature, double missingRate, OptionalDouble baselineMissingRate) {}

  /// A section that shows an evaluation alone.
  public static TargetSection of(String name, String question, Evaluation evaluation) {
    return new TargetSection(
        name,
        question,
        evaluation,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "",
        Optional.empty(),
        List.of());
  }

  /// The same held against a baseline.
  public TargetSection withBaseline(Baseline other) {
    return new TargetSection(
        name,
        question,
        evaluation,
        Optional.of(other),
        gate,
        features,
        featureMeasure,
        audit,
        coverage);
  }

  /// The same with the gate's decision.
  public TargetSection withGate(Gate decision) {
    return new TargetSection(
        name,
        question,
        evaluation,
        baseline,
        Optional.of(decision),
        features,
        featureMeasure,
        audit,
        coverage);
  }

  /// The same with what the model leans on.
  public TargetSection withFeatures(String measure, List<WeightedFeature> heaviest) {
    return new TargetSection(
        name, question, evaluation, baseline, gate, heaviest, measure, audit, coverage);
  }

  /// The same with the leakage audit.
  public TargetSection withAudit(AuditReport report) {
    return new TargetSection(
        name,
        question,
        evaluation,
        baseline,
        gate,
        features,
        featureMeasure,
        Optional.of(report),
        coverage);
  }

  /// The same with how often features are missing.
  public TargetSection withCoverage(List<Coverage> rates) {
    return new TargetSection(
        name, question, evaluation, baseline, gate, features, featureMeasure, audit, rates);
  }
}

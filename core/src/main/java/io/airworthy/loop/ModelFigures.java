package io.airworthy.loop;

import io.airworthy.evaluation.Evaluation;
import io.airworthy.stats.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/// How a model did on the test rows of a run.
///
/// @param family `logistic` or `trees`
/// @param version such as `quality:7`; empty for a model that was not published
/// @param auroc area under the ROC curve, ties by average rank; empty when undefined
/// @param aurocCi its DeLong interval at 95%
/// @param averagePrecision step-wise; empty when undefined
/// @param averagePrecisionCi its interval by a session-clustered bootstrap at 95%
/// @param ece expected calibration error, 15 equal-width bins
/// @param eceEqualMass the same over bins of equal mass
/// @param brier mean squared error of the score
/// @param logLoss in nats
public record ModelFigures(
    String family,
    Optional<String> version,
    OptionalDouble auroc,
    Optional<Interval> aurocCi,
    OptionalDouble averagePrecision,
    Optional<Interval> averagePrecisionCi,
    OptionalDouble ece,
    OptionalDouble eceEqualMass,
    OptionalDouble brier,
    OptionalDouble logLoss) {

  static ModelFigures of(String family, Evaluation evaluation) {
    return new ModelFigures(
        family,
        Optional.empty(),
        evaluation.auroc().value(),
        evaluation.auroc().interval(),
        evaluation.averagePrecision().value(),
        evaluation.averagePrecision().interval(),
        evaluation.ece().value(),
        evaluation.eceEqualMass().value(),
        evaluation.brier().value(),
        evaluation.logLoss().value());
  }

  /// The same figures of a published version.
  ModelFigures published(String label) {
    return new ModelFigures(
        family,
        Optional.of(label),
        auroc,
        aurocCi,
        averagePrecision,
        averagePrecisionCi,
        ece,
        eceEqualMass,
        brier,
        logLoss);
  }
}

package io.airworthy.loop;

import io.airworthy.evaluation.AuditReport;
import io.airworthy.evaluation.Evaluation;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.release.GateEvidence;
import io.airworthy.release.TestScores;
import io.airworthy.training.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// Turns a trial into what the launch gate judges.
final class Evidence {
  private Evidence() {}

  static GateEvidence of(TargetTrial trial) {
    TargetTrial.Tried candidate = trial.candidate();
    return new GateEvidence(
        TestScores.of(
            TargetTrial.labels(trial.test()),
            candidate.scores(),
            trial.champion().map(TargetTrial.Tried::scores),
            TargetTrial.sessions(trial.test())),
        candidate.evaluation().ece().value(),
        slices(candidate.evaluation()),
        missingness(trial),
        leakage(trial.audit()));
  }

  private static List<GateEvidence.Slice> slices(Evaluation evaluation) {
    List<GateEvidence.Slice> slices = new ArrayList<>();
    evaluation
        .slices()
        .forEach(
            (dimension, values) ->
                values.forEach(
                    (value, slice) ->
                        slices.add(
                            new GateEvidence.Slice(
                                dimension,
                                value,
                                slice.n(),
                                slice.positives(),
                                slice.auroc().value(),
                                slice.auroc().interval()))));
    return slices;
  }

  private static List<GateEvidence.Missingness> missingness(TargetTrial trial) {
    TrainingSet set = trial.set();
    int[] before = trial.split().rows(Split.Part.TRAIN);
    int[] now = trial.split().rows(Split.Part.TEST);
    List<GateEvidence.Missingness> features = new ArrayList<>();
    for (int column = 0; column < set.features().columns(); column++) {
      features.add(
          new GateEvidence.Missingness(
              set.features().names().get(column),
              OptionalDouble.of(missing(set.features(), column, before)),
              OptionalDouble.of(missing(set.features(), column, now))));
    }
    return features;
  }

  static double missing(FeatureMatrix features, int column, int[] rows) {
    int missing = 0;
    for (int row : rows) {
      missing += Float.isNaN(features.value(row, column)) ? 1 : 0;
    }
    return rows.length == 0 ? 0 : (double) missing / rows.length;
  }

  /// A control that could not run leaves leakage unmeasured, unless another found something.
  private static OptionalInt leakage(AuditReport audit) {
    boolean complete =
        audit.controls().stream()
            .noneMatch(control -> control.outcome() == AuditReport.Outcome.INCONCLUSIVE);
    int leaks = audit.leaks().size();
    return leaks > 0 || complete ? OptionalInt.of(leaks) : OptionalInt.empty();
  }
}

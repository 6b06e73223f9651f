package io.airworthy.loop;

import static java.util.Objects.requireNonNull;

import io.airworthy.evaluation.AuditReport;
import io.airworthy.evaluation.Evaluator;
import io.airworthy.evaluation.EvaluatorOptions;
import io.airworthy.evaluation.Slice;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.release.GateEvidence;
import io.airworthy.release.GateEvidence.Disclosure;
import io.airworthy.release.TestScores;
import io.airworthy.training.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        slices(trial),
        missingness(trial),
        leakage(trial.audit()));
  }

  /// Every slice of the candidate. The gate judges one that is withheld for another's sake, but not
  /// one about too few users.
  private static List<GateEvidence.Slice> slices(TargetTrial trial) {
    Map<String, Map<String, Slice>> shown = trial.candidate().evaluation().slices();
    List<GateEvidence.Slice> slices = new ArrayList<>();
    new Evaluator(EvaluatorOptions.DEFAULTS)
        .slices(TargetTrial.scored(trial.test(), trial.candidate().scores()))
        .forEach(
            (dimension, values) ->
                values.forEach(
                    (value, all) ->
                        slices.add(
                            slice(
                                dimension,
                                value,
                                all,
                                requireNonNull(requireNonNull(shown.get(dimension)).get(value))))));
    return slices;
  }

  private static GateEvidence.Slice slice(String dimension, String value, Slice all, Slice shown) {
    Slice.Counts counts =
        all.counts().either(Optional::of, Optional.<Slice.Counts>empty()).orElseThrow();
    boolean isAboutFew = shown.status() == Slice.Status.SUPPRESSED;
    return new GateEvidence.Slice(
        dimension,
        value,
        counts.n(),
        counts.positives(),
        isAboutFew ? OptionalDouble.empty() : all.auroc().value(),
        isAboutFew ? Optional.empty() : all.auroc().interval(),
        shown.status() == Slice.Status.WITHHELD ? Disclosure.GUARDED : Disclosure.OPEN);
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

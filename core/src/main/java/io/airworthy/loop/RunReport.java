package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.evaluation.ReportPage;
import io.airworthy.evaluation.TargetSection;
import io.airworthy.training.CalibratedModel;
import io.airworthy.training.Explanation;
import java.util.List;
import java.util.Map;

/// Lays out what a run found as one page, a section for each target.
final class RunReport {
  private static final int TOP_FEATURES = 20;

  private RunReport() {}

  static ReportPage page(Seal seal, List<TargetTrial> trials, Map<Target, Verdict> verdicts) {
    return new ReportPage(
        "Daily run " + seal.runId(),
        "label " + seal.label() + ", closing " + seal.date(),
        trials.stream().map(trial -> section(trial, verdicts)).toList(),
        List.of(
            new ReportPage.Entry("run", seal.runId()),
            new ReportPage.Entry("snapshot", seal.snapshot()),
            new ReportPage.Entry("settings", seal.settings())));
  }

  private static TargetSection section(TargetTrial trial, Map<Target, Verdict> verdicts) {
    TargetSection section =
        TargetSection.of(
                trial.target().wireName(), question(trial.target()), trial.candidate().evaluation())
            .withAudit(trial.audit());
    TargetSection judged =
        verdicts.containsKey(trial.target())
            ? section.withGate(gate(verdicts.getOrDefault(trial.target(), Verdict.NONE)))
            : section;
    TargetSection explained = explained(judged, trial);
    return trial
        .champion()
        .map(tried -> new TargetSection.Baseline("champion", tried.evaluation()))
        .map(explained::withBaseline)
        .orElse(explained);
  }

  private static TargetSection explained(TargetSection section, TargetTrial trial) {
    try (CalibratedModel model = CalibratedModel.load(trial.candidate().folder())) {
      Explanation explanation = model.model().explanations().getFirst();
      return section.withFeatures(
          explanation.measure(),
          explanation.top(TOP_FEATURES).stream()
              .map(w -> new TargetSection.WeightedFeature(w.name(), w.weight()))
              .toList());
    }
  }

  private static TargetSection.Gate gate(Verdict verdict) {
    return new TargetSection.Gate(
        verdict.decision(),
        verdict.reasons().stream()
            .map(
                reason ->
                    new TargetSection.Reason(
                        reason.substring(0, Math.max(0, reason.indexOf(':'))),
                        verdict.decision(),
                        reason))
            .toList());
  }

  private static String question(Target target) {
    return switch (target) {
      case PREDICT -> "Will the user be dissatisfied with this reply? Asked before the reaction.";
      case ESTIMATE -> "Was the user dissatisfied with this reply? Asked after the reaction.";
    };
  }
}

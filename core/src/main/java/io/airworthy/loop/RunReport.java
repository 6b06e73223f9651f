package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.evaluation.ReportPage;
import io.airworthy.evaluation.TargetSection;
import io.airworthy.training.CalibratedModel;
import io.airworthy.training.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lays out what a run found as one page, a section for each target.
final class RunReport {
  private static final int TOP_FEATURES = 20;

  private RunReport() {}

  static ReportPage page(
      Seal seal, List<String> notices, List<TargetTrial> trials, Map<Target, Verdict> verdicts) {
    return new ReportPage(
        "Daily run " + seal.runId(),
        "label " + seal.label() + ", closing " + seal.date(),
        trials.stream().map(trial -> section(seal, trial, verdicts)).toList(),
        provenance(seal, notices));
  }

  private static List<ReportPage.Entry> provenance(Seal seal, List<String> notices) {
    List<ReportPage.Entry> entries = new ArrayList<>();
    entries.add(new ReportPage.Entry("run", seal.runId()));
    entries.add(new ReportPage.Entry("snapshot", seal.snapshot()));
    entries.add(new ReportPage.Entry("settings", seal.settings()));
    seal.champions()
        .forEach(
            (target, version) ->
                entries.add(new ReportPage.Entry("champion for " + target, version)));
    notices.forEach(notice -> entries.add(new ReportPage.Entry("note", notice)));
    return entries;
  }

  private static TargetSection section(
      Seal seal, TargetTrial trial, Map<Target, Verdict> verdicts) {
    TargetSection section =
        TargetSection.of(
                trial.target().wireName(), question(trial.target()), trial.candidate().evaluation())
            .withAudit(trial.audit());
    TargetSection judged =
        Optional.ofNullable(verdicts.get(trial.target()))
            .map(verdict -> section.withGate(gate(verdict)))
            .orElse(section);
    TargetSection explained = explained(judged, trial);
    return trial
        .champion()
        .map(
            tried ->
                new TargetSection.Baseline(
                    "champion " + seal.champion(trial.target()).orElse(""), tried.evaluation()))
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
        verdict.checks().stream()
            .map(check -> new TargetSection.Reason(check.name(), check.outcome(), check.reason()))
            .toList());
  }

  private static String question(Target target) {
    return switch (target) {
      case PREDICT -> "Will the user be dissatisfied with this reply? Asked before the reaction.";
      case ESTIMATE -> "Was the user dissatisfied with this reply? Asked after the reaction.";
    };
  }
}

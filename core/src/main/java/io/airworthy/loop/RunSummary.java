package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.features.TrainingSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts together the record of a run.
///
/// @param budget tells the working time
record RunSummary(Seal seal, StepOutputs outputs, Night night, Budget budget) {
  /// The record of a run that came to its end.
  DailyResult finished(Attempt.Published published) {
    Map<String, TargetResult> targets = new LinkedHashMap<>();
    for (Target target : Target.values()) {
      Optional<String> version = Optional.ofNullable(published.versions().get(target.wireName()));
      targets.put(target.wireName(), target(target, version));
    }
    List<String> notices = new ArrayList<>(outputs.notices());
    notices.addAll(published.notices());
    return result(targets, notices, outputs.report().map(Path::toString), Optional.empty());
  }

  /// The record of a run for which the time did not suffice. The champion stays.
  DailyResult stopped(String step) {
    String reason =
        "time: too little was left for the step "
            + step
            + " and those after it; the champion stays. Go on with --resume and a larger --budget";
    Map<String, TargetResult> targets = new LinkedHashMap<>();
    for (Target target : Target.values()) {
      targets.put(target.wireName(), TargetResult.stopped(target, List.of(reason)));
    }
    return result(targets, List.of(reason), Optional.empty(), Optional.of(step));
  }

  private DailyResult result(
      Map<String, TargetResult> targets,
      List<String> notices,
      Optional<String> report,
      Optional<String> stoppedBefore) {
    return new DailyResult(
        seal.runId(),
        seal.date(),
        seal.label(),
        seal.snapshot(),
        Target.PREDICT.wireName(),
        targets,
        notices,
        report,
        stoppedBefore,
        budget.spent().toMillis() / 1000.0);
  }

  private TargetResult target(Target target, Optional<String> version) {
    Verdict verdict = outputs.verdict(target);
    TrainingSet set = outputs.all(target);
    Optional<TargetTrial> trial = night.trial(target);
    return new TargetResult(
        target.wireName(),
        set.rows(),
        set.positives(),
        trial.map(t -> t.test().rows()).orElse(0),
        trial.map(t -> t.test().positives()).orElse(0),
        trial
            .flatMap(TargetTrial::champion)
            .map(tried -> ModelFigures.of("champion", tried.evaluation())),
        trial.map(RunSummary::challengers).orElse(List.of()),
        trial.map(t -> t.chosen().wireName()),
        version,
        verdict.decision(),
        verdict.reasons());
  }

  private static List<ModelFigures> challengers(TargetTrial trial) {
    return trial.families().entrySet().stream()
        .map(tried -> ModelFigures.of(tried.getKey().wireName(), tried.getValue().evaluation()))
        .toList();
  }
}

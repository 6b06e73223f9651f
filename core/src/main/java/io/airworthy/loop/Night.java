package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.EvaluationReport;
import io.airworthy.features.LabelDefinition;
import io.airworthy.features.TrainingSetBuilder;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.release.LaunchGate;
import io.airworthy.training.Family;
import io.airworthy.training.Provenance;
import io.airworthy.training.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The steps of one run that only write into its own folder. The same seal gives the same bytes,
/// wherever the folder is.
final class Night {
  private final Seal seal;
  private final Settings settings;
  private final IcebergLake lake;
  private final ChampionBook champions;
  private final StepOutputs outputs;
  private final Map<Target, TargetTrial> trials = new EnumMap<>(Target.class);

  Night(
      Seal seal, Settings settings, IcebergLake lake, ChampionBook champions, StepOutputs outputs) {
    this.seal = seal;
    this.settings = settings;
    this.lake = lake;
    this.champions = champions;
    this.outputs = outputs;
  }

  /// All steps up to the report, in order.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    String against = seal.champions().toString();
    steps.add(new Step("columns", seal.pin(), this::columns));
    for (Target target : Target.values()) {
      steps.add(new Step(StepOutputs.features(target), seal.pin(), out -> features(target, out)));
    }
    String training = settings.training().toJson();
    for (Target target : Target.values()) {
      steps.add(
          new Step(
              StepOutputs.train(target),
              training,
              out ->
                  new TrainStep(settings.training(), source()).train(outputs.given(target), out)));
    }
    steps.add(new Step("evaluate", against, this::evaluate));
    steps.add(new Step("gate", settings.policy().toString(), this::gate));
    steps.add(new Step("report", "", this::report));
    return steps;
  }

  private Provenance.Source source() {
    return new Provenance.Source(
        seal.runId(),
        seal.snapshot(),
        "feature-catalogue-" + Settings.CODE_VERSION,
        Settings.CODE_VERSION);
  }

  private void columns(Path out) {
    try (LakeView view = lake.view(seal.snapshot())) {
      StepOutputs.write(out, ColumnCheck.check(view, seal.day()));
    }
  }

  private void features(Target target, Path out) {
    try (LakeView view = lake.view(seal.snapshot())) {
      StepOutputs.write(
          out,
          new TrainingSetBuilder()
              .build(view, LabelDefinition.named(seal.label()), target, seal.asOf(), seal.from()));
    }
  }

  /// The trial of a target; empty when nothing could be trained.
  Optional<TargetTrial> trial(Target target) {
    return outputs
        .training(target)
        .family()
        .map(chosen -> trials.computeIfAbsent(target, t -> tried(t, chosen)));
  }

  private TargetTrial tried(Target target, Family chosen) {
    return new TargetTrial(
        outputs.all(target),
        outputs.given(target),
        outputs.coverage(target),
        Split.of(outputs.all(target), settings.training().shares()),
        outputs.trained(target),
        chosen,
        champions.files(seal, target));
  }

  private void evaluate(Path out) {
    Map<String, Object> document = new TreeMap<>();
    for (Target target : Target.values()) {
      trial(target).ifPresent(trial -> document.put(target.wireName(), evaluations(trial)));
    }
    RunFiles.write(out.resolve("evaluation.json"), document);
  }

  private static Map<String, Object> evaluations(TargetTrial trial) {
    Map<String, Object> document = new TreeMap<>();
    trial
        .families()
        .forEach(
            (family, tried) ->
                document.put(family.wireName(), EvaluationDocument.of(tried.evaluation())));
    trial
        .champion()
        .ifPresent(tried -> document.put("champion", EvaluationDocument.of(tried.evaluation())));
    return document;
  }

  private void gate(Path out) {
    for (Target target : Target.values()) {
      StepOutputs.write(out, target, judged(target));
    }
  }

  private Verdict judged(Target target) {
    return trial(target)
        .map(trial -> Verdict.of(new LaunchGate(settings.policy()).decide(Evidence.of(trial))))
        .orElseGet(() -> Verdict.untrained(outputs.training(target).refusal()));
  }

  private void report(Path out) {
    List<TargetTrial> tried = new ArrayList<>();
    Map<Target, Verdict> verdicts = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      trial(target).ifPresent(tried::add);
      verdicts.put(target, outputs.verdict(target));
    }
    if (!tried.isEmpty()) {
      EvaluationReport.write(
          out.resolve("report.html"), RunReport.page(seal, outputs.notices(), tried, verdicts));
    }
  }
}

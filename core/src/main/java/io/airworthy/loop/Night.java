package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.EvaluationReport;
import io.airworthy.features.Coverage;
import io.airworthy.features.TrainingSet;
import io.airworthy.lake.IcebergLake;
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
import java.util.function.Supplier;

/// The steps of one run that only write into its own folder. The same seal gives the same bytes,
/// wherever the folder is.
final class Night implements AutoCloseable {
  private final Seal seal;
  private final Settings settings;
  private final ChampionBook champions;
  private final StepOutputs outputs;
  private final Workbench workbench;
  private final Map<Target, TargetTrial> trials = new EnumMap<>(Target.class);

  Night(
      Seal seal, Settings settings, IcebergLake lake, ChampionBook champions, StepOutputs outputs) {
    this.seal = seal;
    this.settings = settings;
    this.champions = champions;
    this.outputs = outputs;
    this.workbench =
        new Workbench(seal, lake, outputs, new TrainStep(settings.training(), source(seal)));
  }

  /// All steps up to the report, in order.
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    String against = seal.champions().toString();
    steps.add(new Step("columns", seal.pin(), workbench::columns));
    for (Target target : Target.values()) {
      steps.add(
          new Step(
              StepOutputs.features(target), seal.pin(), out -> workbench.features(target, out)));
    }
    String training = settings.training().toJson();
    for (Target target : Target.values()) {
      steps.add(new Step(StepOutputs.train(target), training, out -> workbench.train(target, out)));
    }
    steps.add(new Step("evaluate", against + settings.judging().floor(), this::evaluate));
    steps.add(new Step("gate", settings.judging().toString(), this::gate));
    steps.add(new Step("report", "", this::report));
    return steps;
  }

  private static Provenance.Source source(Seal seal) {
    return new Provenance.Source(
        seal.runId(),
        seal.snapshot(),
        "feature-catalogue-" + Settings.CODE_VERSION,
        Settings.CODE_VERSION);
  }

  /// The trial of a target; empty when nothing could be trained.
  Optional<TargetTrial> trial(Target target) {
    return outputs
        .training(target)
        .family()
        .map(chosen -> trials.computeIfAbsent(target, t -> trying(t, chosen).get()));
  }

  /// What tries a target's candidates; it reads nothing that other work writes.
  private Supplier<TargetTrial> trying(Target target, Family chosen) {
    TrainingSet all = outputs.all(target);
    TrainingSet given = outputs.given(target);
    Coverage coverage = outputs.coverage(target);
    Path trained = outputs.trained(target);
    Optional<Path> champion = champions.files(seal, target);
    return () ->
        new TargetTrial(
            all,
            given,
            coverage,
            Split.of(all, settings.training().shares()),
            trained,
            chosen,
            champion,
            settings.judging());
  }

  private void evaluate(Path out) {
    Map<Target, Supplier<TargetTrial>> begun = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      outputs
          .training(target)
          .family()
          .ifPresent(chosen -> begun.put(target, workbench.start(trying(target, chosen))));
    }
    begun.forEach((target, trial) -> trials.put(target, trial.get()));
    Map<String, Object> document = new TreeMap<>();
    trials.forEach((target, trial) -> document.put(target.wireName(), evaluations(trial)));
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
        .map(
            trial ->
                Verdict.of(new LaunchGate(settings.judging().policy()).decide(Evidence.of(trial))))
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

  /// Ends what was begun and lets go of the lake.
  @Override
  public void close() {
    workbench.close();
  }
}

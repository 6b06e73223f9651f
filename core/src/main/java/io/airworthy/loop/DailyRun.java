package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.Target;
import io.airworthy.evaluation.EvaluationDocument;
import io.airworthy.evaluation.EvaluationReport;
import io.airworthy.features.Coverage;
import io.airworthy.features.LabelDefinition;
import io.airworthy.features.TrainingSet;
import io.airworthy.features.TrainingSetBuilder;
import io.airworthy.features.TrainingSetFile;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.release.Alias;
import io.airworthy.release.Decision;
import io.airworthy.release.DecisionLog;
import io.airworthy.release.GateDecision;
import io.airworthy.release.GatePolicy;
import io.airworthy.release.LaunchGate;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import io.airworthy.release.Outcome;
import io.airworthy.training.Family;
import io.airworthy.training.Provenance;
import io.airworthy.training.Split;
import io.airworthy.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The daily run: columns, features, training, evaluation, gate, report, publication.
///
/// It is pinned to one snapshot of the lake, so the same run gives the same files however often and
/// after whatever crash it is carried out.
public final class DailyRun {
  private static final String CODE_VERSION = "0.1.0";

  private final Path dataDir;
  private final IcebergLake lake;
  private final InstantSource clock;
  private final RunListener listener;
  private final TrainingOptions training = TrainingOptions.DEFAULTS;
  private final GatePolicy policy = GatePolicy.DEFAULT;

  /// A runner over a data directory and its lake.
  public DailyRun(Path dataDir, IcebergLake lake, InstantSource clock, RunListener listener) {
    this.dataDir = dataDir;
    this.lake = lake;
    this.clock = clock;
    this.listener = listener;
  }

  /// Runs a day, or goes on where an earlier sitting of the same run stopped.
  ///
  /// @throws AirworthyException bad input when the lake is empty or the label unknown
  public DailyResult run(DailyOptions options) {
    LabelDefinition.named(options.label());
    Seal seal;
    try (LakeView view = lake.view()) {
      seal = Seal.of(view, options, Digest.of(training.toJson() + policy + CODE_VERSION));
    }
    Path run = folder(seal.runId());
    Path record = run.resolve("run.json");
    if (Files.exists(record)) {
      return RunFiles.read(record, DailyResult.class);
    }
    try {
      Files.createDirectories(run);
    } catch (IOException e) {
      throw AirworthyException.badInput(run + " cannot be made; name another --data-dir", e);
    }
    seal.save(run);
    return new Night(seal, run, options.budget()).pass();
  }

  private Path folder(String run) {
    return dataDir.resolve("runs").resolve(run);
  }

  /// One run on its way through the steps.
  private final class Night {
    private final Seal seal;
    private final Path run;
    private final Checkpoints checkpoints;
    private final Budget budget;
    private final Map<Target, TargetTrial> trials = new HashMap<>();

    Night(Seal seal, Path run, Duration total) {
      this.seal = seal;
      this.run = run;
      this.checkpoints = new Checkpoints(run, clock);
      this.budget = new Budget(clock, total, Duration.ZERO);
    }

    DailyResult pass() {
      Optional<String> stoppedAt =
          new StepRunner(checkpoints, budget, listener).run(steps(), Map.of());
      if (stoppedAt.isPresent()) {
        return result(Map.of(), List.of("the time ran out before the step " + stoppedAt.get()));
      }
      Map<Target, String> published = publish();
      DailyResult result = result(published, List.of());
      RunFiles.write(run.resolve("run.json"), result);
      return result;
    }

    private List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      String pin = seal.toString();
      steps.add(new Step("columns", pin, this::columns));
      for (Target target : Target.values()) {
        steps.add(new Step("features-" + target.wireName(), pin, f -> features(target, f)));
      }
      for (Target target : Target.values()) {
        steps.add(
            new Step(
                "train-" + target.wireName(),
                training.toJson(),
                f -> new TrainStep(training, source()).train(trainingSet(target), f)));
      }
      steps.add(new Step("evaluate", "", this::evaluate));
      steps.add(new Step("gate", policy.toString(), this::gate));
      steps.add(new Step("report", "", this::report));
      return steps;
    }

    private Provenance.Source source() {
      return new Provenance.Source(
          seal.runId(), seal.snapshot(), "feature-catalogue-" + CODE_VERSION, CODE_VERSION);
    }

    private void columns(Path out) {
      try (LakeView view = lake.view(seal.snapshot())) {
        RunFiles.write(out.resolve("columns.json"), ColumnCheck.check(view, seal.day()));
      }
    }

    private void features(Target target, Path out) {
      try (LakeView view = lake.view(seal.snapshot())) {
        TrainingSetBuilder.Result built =
            new TrainingSetBuilder()
                .build(view, LabelDefinition.named(seal.label()), target, seal.asOf(), seal.from());
        TrainingSetFile.write(built.trainingSet(), out.resolve("training-set.parquet"));
        RunFiles.write(out.resolve("coverage.json"), built.coverage());
      }
    }

    private TrainingSet trainingSet(Target target) {
      return TrainingSetFile.read(
          checkpoints.folder("features-" + target.wireName()).resolve("training-set.parquet"));
    }

    private Path trained(Target target) {
      return checkpoints.folder("train-" + target.wireName());
    }

    /// The trial of a target; empty when nothing could be trained.
    private Optional<TargetTrial> trial(Target target) {
      TrainStep.Outcome outcome = TrainStep.Outcome.read(trained(target));
      return outcome.family().map(chosen -> trials.computeIfAbsent(target, t -> tried(t, chosen)));
    }

    private TargetTrial tried(Target target, Family chosen) {
      TrainingSet set = trainingSet(target);
      Coverage coverage =
          RunFiles.read(
              checkpoints.folder("features-" + target.wireName()).resolve("coverage.json"),
              Coverage.class);
      return new TargetTrial(
          set,
          set,
          coverage,
          Split.of(set, training.shares()),
          trained(target),
          chosen,
          champion(target));
    }

    private ModelRegistry registry(Target target) {
      String name = seal.label().equals("dissatisfied") ? "quality" : seal.label();
      return ModelRegistry.open(
          dataDir.resolve("models"),
          target == Target.PREDICT ? name : name + "-" + target.wireName());
    }

    /// The champion that stood when this run was judged; the run's own version is not.
    private Optional<Path> champion(Target target) {
      ModelRegistry registry = registry(target);
      return registry
          .holder(Alias.CHAMPION)
          .filter(version -> !version.run().equals(seal.runId()))
          .map(registry::artefacts);
    }

    private void evaluate(Path out) {
      Map<String, Object> document = new TreeMap<>();
      for (Target target : Target.values()) {
        trial(target).ifPresent(trial -> document.put(target.wireName(), evaluations(trial)));
      }
      RunFiles.write(out.resolve("evaluation.json"), document);
    }

    private Map<String, Object> evaluations(TargetTrial trial) {
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

    /// How the gate judged a target, as it is kept.
    private Verdict verdict(Target target) {
      return RunFiles.read(
          checkpoints.folder("gate").resolve(target.wireName() + ".json"), Verdict.class);
    }

    private void gate(Path out) {
      for (Target target : Target.values()) {
        Verdict verdict =
            trial(target)
                .map(trial -> Verdict.of(new LaunchGate(policy).decide(Evidence.of(trial))))
                .orElseGet(
                    () ->
                        new Verdict(
                            Outcome.INCONCLUSIVE.label(),
                            List.of(
                                "training: " + TrainStep.Outcome.read(trained(target)).refusal())));
        RunFiles.write(out.resolve(target.wireName() + ".json"), verdict);
      }
    }

    private void report(Path out) {
      List<TargetTrial> tried = new ArrayList<>();
      Map<Target, Verdict> verdicts = new HashMap<>();
      for (Target target : Target.values()) {
        trial(target).ifPresent(tried::add);
        verdicts.put(target, verdict(target));
      }
      if (!tried.isEmpty()) {
        EvaluationReport.write(out.resolve("report.html"), RunReport.page(seal, tried, verdicts));
      }
    }

    private Map<Target, String> publish() {
      Map<Target, String> published = new HashMap<>();
      for (Target target : Target.values()) {
        trial(target).ifPresent(trial -> published.put(target, publish(target, trial).label()));
      }
      return published;
    }

    private ModelVersion publish(Target target, TargetTrial trial) {
      ModelRegistry registry = registry(target);
      Optional<ModelVersion> before =
          registry.versions().stream().filter(v -> v.run().equals(seal.runId())).findFirst();
      if (before.isPresent()) {
        return before.get();
      }
      Instant now = clock.instant();
      GateDecision decision = new LaunchGate(policy).decide(Evidence.of(trial));
      ModelVersion version =
          registry.publish(
              seal.runId(), now, decision.outcome(), metrics(trial), trial.candidate().folder());
      DecisionLog.in(dataDir.resolve("decisions.jsonl"))
          .append(
              new Decision(
                  now,
                  new Identifier("daily"),
                  new Identifier("gate"),
                  new Identifier(version.label()),
                  decision.outcome(),
                  decision.checks()));
      if (decision.outcome() == Outcome.PASS) {
        registry.assign(Alias.CHAMPION, version.version());
      }
      return version;
    }

    private Map<String, Double> metrics(TargetTrial trial) {
      ModelFigures figures = figures(trial.chosen(), trial);
      Map<String, Double> metrics = new TreeMap<>();
      figures.auroc().ifPresent(value -> metrics.put("auroc", value));
      figures.averagePrecision().ifPresent(value -> metrics.put("average_precision", value));
      figures.ece().ifPresent(value -> metrics.put("ece", value));
      figures.brier().ifPresent(value -> metrics.put("brier", value));
      return metrics;
    }

    private ModelFigures figures(Family family, TargetTrial trial) {
      TargetTrial.Tried tried = trial.families().get(family);
      if (tried == null) {
        throw new IllegalStateException(family + " was not tried");
      }
      return ModelFigures.of(family.wireName(), tried.evaluation());
    }

    private DailyResult result(Map<Target, String> published, List<String> notices) {
      Map<String, TargetResult> targets = new LinkedHashMap<>();
      for (Target target : Target.values()) {
        targets.put(target.wireName(), targetResult(target, published, notices));
      }
      List<String> all = new ArrayList<>(notices);
      Path columns = checkpoints.folder("columns").resolve("columns.json");
      if (Files.exists(columns)) {
        all.addAll(RunFiles.read(columns, ColumnCheck.Findings.class).sentences());
      }
      Path report = checkpoints.folder("report").resolve("report.html");
      return new DailyResult(
          seal.runId(),
          seal.date(),
          seal.label(),
          seal.snapshot(),
          Target.PREDICT.wireName(),
          targets,
          all,
          Files.exists(report) ? Optional.of(report.toString()) : Optional.empty(),
          budget.spent().toMillis() / 1000.0);
    }

    private TargetResult targetResult(
        Target target, Map<Target, String> published, List<String> stopped) {
      if (!stopped.isEmpty()) {
        return TargetResult.stopped(target, stopped);
      }
      Verdict verdict = verdict(target);
      TrainingSet set = trainingSet(target);
      Optional<TargetTrial> trial = trial(target);
      return new TargetResult(
          target.wireName(),
          set.rows(),
          set.positives(),
          trial.map(t -> t.test().rows()).orElse(0),
          trial.map(t -> t.test().positives()).orElse(0),
          trial
              .flatMap(TargetTrial::champion)
              .map(tried -> ModelFigures.of("champion", tried.evaluation())),
          trial
              .map(t -> t.families().keySet().stream().map(f -> figures(f, t)).toList())
              .orElse(List.of()),
          trial.map(t -> t.chosen().wireName()),
          Optional.ofNullable(published.get(target)),
          verdict.decision(),
          verdict.reasons());
    }
  }
}

package io.airworthy.loop;

import io.airworthy.Target;
import io.airworthy.lake.IcebergLake;
import io.airworthy.release.DecisionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One run carried out in its own folder, from the first step to the record, as far as the time
/// allows.
final class Attempt {
  private static final String PUBLISH = "publish";

  private final Seal seal;
  private final InstantSource clock;
  private final RunListener listener;
  private final Path folder;
  private final Checkpoints checkpoints;
  private final StepOutputs outputs;
  private final Night night;
  private final Publication publication;

  Attempt(
      Seal seal,
      Settings settings,
      IcebergLake lake,
      ChampionBook champions,
      Path dataDir,
      InstantSource clock,
      RunListener listener) {
    this.seal = seal;
    this.clock = clock;
    this.listener = listener;
    this.folder = new RunArchive(dataDir).folder(seal.runId());
    this.checkpoints = new Checkpoints(folder, clock);
    this.outputs = new StepOutputs(checkpoints);
    this.night = new Night(seal, settings, lake, champions, outputs);
    this.publication =
        new Publication(
            seal, champions, DecisionLog.in(dataDir.resolve("decisions.jsonl")), clock, listener);
  }

  private List<Step> steps() {
    List<Step> steps = new ArrayList<>(night.steps());
    steps.add(new Step(PUBLISH, seal.champions().toString(), this::publish));
    return steps;
  }

  /// The names of the steps, in order.
  List<String> names() {
    return steps().stream().map(Step::name).toList();
  }

  /// Carries out what is left.
  ///
  /// @param total working time allowed to the run, that of earlier attempts included
  /// @param expected how long each step took before, where that is known
  DailyResult finish(Duration total, Map<String, Duration> expected) {
    try (night) {
      Budget budget = new Budget(clock, total, spentBefore());
      Optional<String> stoppedBefore =
          new StepRunner(checkpoints, budget, listener).run(steps(), expected);
      RunSummary summary = new RunSummary(seal, outputs, night, budget);
      if (stoppedBefore.isPresent()) {
        return summary.stopped(stoppedBefore.get());
      }
      DailyResult result = summary.finished(Published.read(checkpoints.folder(PUBLISH)));
      RunFiles.write(folder.resolve(RunArchive.RECORD), result);
      return result;
    }
  }

  /// What the finished steps of earlier attempts took.
  private Duration spentBefore() {
    return names().stream()
        .flatMap(step -> checkpoints.read(step).stream())
        .map(Checkpoints.Checkpoint::duration)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void publish(Path out) {
    Map<String, String> versions = new TreeMap<>();
    List<String> notices = new ArrayList<>();
    for (Target target : Target.values()) {
      night
          .trial(target)
          .ifPresent(
              trial -> {
                Publication.Published published =
                    publication.publish(
                        target,
                        trial.candidate().folder(),
                        ModelFigures.of(trial.chosen().wireName(), trial.candidate().evaluation()),
                        outputs.verdict(target).toGateDecision());
                versions.put(target.wireName(), published.version());
                published.notice().ifPresent(notices::add);
              });
    }
    new Published(versions, notices).write(out);
  }

  /// What a run brought out.
  ///
  /// @param versions the version of each target that has one
  /// @param notices what a person should know of it
  record Published(Map<String, String> versions, List<String> notices) {
    private static final String FILE = "published.json";

    void write(Path folder) {
      RunFiles.write(folder.resolve(FILE), this);
    }

    static Published read(Path folder) {
      return RunFiles.read(folder.resolve(FILE), Published.class);
    }
  }
}

package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.lake.IcebergLake;
import io.airworthy.training.Reproduction;
import io.airworthy.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes a finished run again from its seal, in a scratch folder that is removed afterwards, and
/// compares every file of every step with what the run left. It publishes nothing.
public final class Reproducer {
  private static final int NAMED_RUNS = 20;

  private final Path dataDir;
  private final IcebergLake lake;
  private final InstantSource clock;
  private final RunListener listener;
  private final Settings settings;
  private final RunArchive archive;

  /// A reproducer of the runs of a data directory.
  ///
  /// @param judging how models are judged
  public Reproducer(
      Path dataDir, IcebergLake lake, InstantSource clock, RunListener listener, Judging judging) {
    this.dataDir = dataDir;
    this.lake = lake;
    this.clock = clock;
    this.listener = listener;
    this.settings = new Settings(TrainingOptions.DEFAULTS, judging);
    this.archive = new RunArchive(dataDir);
  }

  /// Reproduces a run; the differences name files as `step/file`.
  ///
  /// @throws AirworthyException bad input when there is no such finished run, or it was made with
  ///     other settings than this program's
  public Reproduction reproduce(String run) {
    if (!archive.ids().contains(run)) {
      throw AirworthyException.badInput("there is no finished run " + run + "; " + known());
    }
    Path original = archive.folder(run);
    Seal seal = Seal.load(original);
    if (!seal.settings().equals(settings.digest())) {
      throw AirworthyException.badInput(
          run + " was made with other settings; reproduce it with the version that made it");
    }
    try {
      Path scratch = Files.createTempDirectory(dataDir, "reproduce-");
      try {
        return compare(original, rebuilt(seal, scratch), scratch);
      } finally {
        Checkpoints.delete(scratch);
      }
    } catch (IOException e) {
      throw AirworthyException.internal("no scratch folder can be made in " + dataDir, e);
    }
  }

  private String known() {
    List<String> ids = archive.ids();
    if (ids.isEmpty()) {
      return "there are none yet";
    }
    return ids.stream().limit(NAMED_RUNS).collect(Collectors.joining(", ", "there are ", ""))
        + (ids.size() > NAMED_RUNS ? " and " + (ids.size() - NAMED_RUNS) + " more" : "");
  }

  private List<Step> rebuilt(Seal seal, Path scratch) {
    Checkpoints checkpoints = new Checkpoints(scratch, clock);
    ChampionBook champions = new ChampionBook(dataDir.resolve("models"), seal.label());
    try (Night night = new Night(seal, settings, lake, champions, new StepOutputs(checkpoints))) {
      List<Step> steps = night.steps();
      Budget unlimited = new Budget(clock, Duration.ofDays(365), Duration.ZERO);
      new StepRunner(checkpoints, unlimited, listener).run(steps, Map.of());
      return steps;
    }
  }

  private static Reproduction compare(Path original, List<Step> steps, Path scratch) {
    int compared = 0;
    List<Reproduction.Difference> differences = new ArrayList<>();
    for (Step step : steps) {
      Reproduction part =
          Reproduction.compare(original.resolve(step.name()), scratch.resolve(step.name()));
      compared += part.compared();
      for (Reproduction.Difference difference : part.differences()) {
        differences.add(
            new Reproduction.Difference(step.name() + "/" + difference.file(), difference.kind()));
      }
    }
    return new Reproduction(compared, differences);
  }
}

package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.features.LabelDefinition;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.WriterLock;
import io.airworthy.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The daily run: columns, features, training, evaluation, gate, report, publication.
///
/// It is pinned to one snapshot of the lake and to the champions of its beginning, so the same run
/// gives the same files however often and after whatever crash it is carried out.
public final class DailyRun {
  private static final String LOCK = "daily.lock";

  private final Path dataDir;
  private final IcebergLake lake;
  private final InstantSource clock;
  private final RunListener listener;
  private final Settings settings;
  private final RunArchive archive;

  /// A runner over a data directory and its lake.
  ///
  /// @param judging how models are judged
  public DailyRun(
      Path dataDir, IcebergLake lake, InstantSource clock, RunListener listener, Judging judging) {
    this.dataDir = dataDir;
    this.lake = lake;
    this.clock = clock;
    this.listener = listener;
    this.settings = new Settings(TrainingOptions.DEFAULTS, judging);
    this.archive = new RunArchive(dataDir);
  }

  /// Runs a day on the newest snapshot, or goes on where an earlier attempt of the same run
  /// stopped.
  ///
  /// @throws AirworthyException bad input when the lake is empty, the label unknown, or another run
  ///     is under way
  public DailyResult run(DailyOptions options) {
    LabelDefinition.named(options.label());
    try (WriterLock _ = lock()) {
      return runAlone(options);
    }
  }

  /// Two runs at once would build in the same folders and judge against the same champion.
  private WriterLock lock() {
    return WriterLock.take(
        dataDir.resolve(LOCK),
        holder -> holder + " carries out a daily run in " + dataDir + "; wait for its end");
  }

  private DailyResult runAlone(DailyOptions options) {
    Seal seal = sealed(options);
    Path run = archive.folder(seal.runId());
    Path record = run.resolve(RunArchive.RECORD);
    if (Files.exists(record)) {
      return RunFiles.read(record, DailyResult.class);
    }
    if (Seal.isIn(run)) {
      return carryOn(Seal.load(run), options.budget());
    }
    try {
      Files.createDirectories(run);
    } catch (IOException e) {
      throw AirworthyException.badInput(run + " cannot be made; name another --data-dir", e);
    }
    seal.save(run);
    return carryOn(seal, options.budget());
  }

  /// Goes on with the unfinished run of a label, and of a date when the options name one, on the
  /// snapshot that run is pinned to, whatever the lake has received since. Of several the one begun
  /// last.
  ///
  /// @throws AirworthyException bad input when there is none, or when it was begun by a program
  ///     that trains or judges otherwise
  public DailyResult resume(DailyOptions options) {
    try (WriterLock _ = lock()) {
      return resumeAlone(options);
    }
  }

  private DailyResult resumeAlone(DailyOptions options) {
    Seal seal =
        archive
            .unfinished(options.label(), options.date())
            .orElseThrow(() -> AirworthyException.badInput(nothingToResume(options)));
    if (!seal.settings().equals(settings.digest())) {
      throw AirworthyException.badInput(
          "the unfinished run "
              + seal.runId()
              + " was begun with other settings; start the day anew without --resume");
    }
    return carryOn(seal, options.budget());
  }

  private static String nothingToResume(DailyOptions options) {
    return "there is no unfinished run of label "
        + options.label()
        + options.date().map(date -> " for " + date).orElse("")
        + "; start one without --resume";
  }

  private Seal sealed(DailyOptions options) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return Seal.of(lake, options, settings.digest(), book(options.label()).current(), today);
  }

  private ChampionBook book(String label) {
    return new ChampionBook(dataDir.resolve("models"), label);
  }

  private DailyResult carryOn(Seal seal, Duration total) {
    Attempt attempt =
        new Attempt(seal, settings, lake, book(seal.label()), dataDir, clock, listener);
    return attempt.finish(total, expected(seal, attempt.names()));
  }

  /// How long each step took in the newest finished run before this one.
  private Map<String, Duration> expected(Seal seal, List<String> steps) {
    Optional<DailyResult> before = archive.before(seal);
    if (before.isEmpty()) {
      return Map.of();
    }
    Checkpoints past = new Checkpoints(archive.folder(before.get().run()), clock);
    return steps.stream()
        .filter(step -> past.read(step).isPresent())
        .collect(Collectors.toMap(step -> step, step -> past.read(step).orElseThrow().duration()));
  }
}

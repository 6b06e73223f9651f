package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.KFloor;
import io.airworthy.cli.SimulatedNights.Killed;
import io.airworthy.cli.SimulatedNights.Killer;
import io.airworthy.evaluation.HeadClaims;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.DailyRun;
import io.airworthy.loop.Judging;
import io.airworthy.loop.Reproducer;
import io.airworthy.loop.RunListener;
import io.airworthy.release.Alias;
import io.airworthy.release.DecisionLog;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.ModelVersion;
import io.airworthy.release.Outcome;
import io.airworthy.telemetry.HeadAuroc;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.testkit.ManualClock;
import io.airworthy.training.Reproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The whole run on a small simulated lake.
class DailyRunTest {
  private static final DailyOptions OPTIONS = DailyOptions.of("dissatisfied");

  @RegisterExtension static final LakeBooks sharedBooks = new LakeBooks();
  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir static Path shared;
  private static Path lakeOnly;
  private static Path finished;
  private static DailyResult first;

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(Instant.parse("2026-02-01T01:00:00Z"));

  @BeforeAll
  static void aLakeAndAFinishedRun() {
    lakeOnly = shared.resolve("lake-only");
    try (IcebergLake lake = IcebergLake.open(lakeOnly)) {
      SimulatedNights.ingest(sharedBooks, lake, lakeOnly, 0, SimulatedNights.DAYS - 1);
    }
    finished = SimulatedNights.copy(lakeOnly, shared.resolve("finished"));
    ManualClock clock = new ManualClock(Instant.parse("2026-02-01T01:00:00Z"));
    try (IcebergLake lake = IcebergLake.open(finished)) {
      first = daily(finished, lake, clock, RunListener.SILENT).run(OPTIONS);
    }
  }

  private static DailyRun daily(
      Path dataDir, IcebergLake lake, ManualClock clock, RunListener listener) {
    return new DailyRun(
        dataDir, lake, clock, listener, Judging.without(SimulatedNights.LENIENT, KFloor.DEFAULT));
  }

  private Path copyOf(Path dataDir) {
    return SimulatedNights.copy(dataDir, folder.resolve("data"));
  }

  private static ModelRegistry quality(Path dataDir) {
    return ModelRegistry.open(dataDir.resolve("models"), "quality");
  }

  @Test
  void firstRun_publishesEachTargetOnce() {
    assertThat(first.date()).isEqualTo(SimulatedNights.date(SimulatedNights.DAYS - 2).toString());
    assertThat(first.stoppedBefore()).isEmpty();
    assertThat(first.decision()).as("reasons %s", first.reasons()).isEqualTo("pass");
    assertThat(quality(finished).versions()).hasSize(1);
    assertThat(quality(finished).holder(Alias.CHAMPION).map(ModelVersion::label))
        .contains("quality:1");
    assertThat(DecisionLog.in(finished.resolve("decisions.jsonl")).decisions()).hasSize(2);
    assertThat(Path.of(first.report().orElseThrow())).isNotEmptyFile();
  }

  @Test
  void sameRun_doesNothingTwice() {
    Path data = copyOf(finished);
    List<String> steps = new ArrayList<>();
    try (IcebergLake lake = IcebergLake.open(data)) {
      DailyResult again = daily(data, lake, clock, recording(steps)).run(OPTIONS);
      assertThat(again).isEqualTo(first);
    }
    assertThat(steps).isEmpty();
    assertThat(SimulatedNights.written(data).keySet())
        .isEqualTo(SimulatedNights.written(finished).keySet());
    assertThat(quality(data).versions()).hasSize(1);
  }

  @Test
  void secondRunAtOnce_isRefused() {
    Path data = copyOf(lakeOnly);
    List<String> refused = new ArrayList<>();
    RunListener starter =
        new RunListener() {
          @Override
          public void stepStarted(String step, int number, int of) {
            try (IcebergLake lake = IcebergLake.open(data)) {
              assertThatThrownBy(() -> daily(data, lake, clock, RunListener.SILENT).run(OPTIONS))
                  .isInstanceOf(AirworthyException.class)
                  .hasMessageContaining(
                      "carries out a daily run in " + data + "; wait for its end");
              refused.add(step);
            }
          }
        };
    try (IcebergLake lake = IcebergLake.open(data)) {
      assertThat(daily(data, lake, clock, starter).run(OPTIONS).run()).isEqualTo(first.run());
    }
    assertThat(refused).contains("columns", "publish");
    assertThat(SimulatedNights.written(data)).isEqualTo(SimulatedNights.written(finished));
  }

  @Test
  void killAtEveryMoment_leavesTheSameBytes() {
    Path data = copyOf(lakeOnly);
    Killer killer = new Killer(data);
    Optional<DailyResult> result = Optional.empty();
    for (int attempt = 0; attempt < 60 && result.isEmpty(); attempt++) {
      result = untilKilled(data, killer);
    }
    assertThat(result).isPresent();
    assertThat(killer.killedAt())
        .contains("begin columns", "end train-predict", "begin publish", "end publish")
        .contains("quality:1 VERSION", "quality:1 DECISION", "quality:1 CHAMPION");
    assertThat(SimulatedNights.written(data)).isEqualTo(SimulatedNights.written(finished));
  }

  private Optional<DailyResult> untilKilled(Path data, Killer killer) {
    try (IcebergLake lake = IcebergLake.open(data)) {
      return Optional.of(daily(data, lake, clock, killer).run(OPTIONS));
    } catch (Killed expected) {
      return Optional.empty();
    }
  }

  @Test
  void resume_staysOnItsSnapshotAndItsChampion() {
    Path data = copyOf(lakeOnly);
    killBeforePublication(data);
    try (IcebergLake lake = IcebergLake.open(data)) {
      SimulatedNights.ingest(books, lake, data, SimulatedNights.DAYS - 1, SimulatedNights.DAYS);
      promoteSomethingElse(data);
      DailyResult result = daily(data, lake, clock, RunListener.SILENT).resume(OPTIONS);
      assertThat(result.run()).isEqualTo(first.run());
      assertThat(result.snapshot()).isEqualTo(first.snapshot());
      assertThat(result.challengers()).isEqualTo(first.challengers());
      assertThat(result.champion()).isEmpty();
      assertThat(result.notices()).anyMatch(notice -> notice.contains("quality:1 stays"));
      assertThatThrownBy(() -> daily(data, lake, clock, RunListener.SILENT).resume(OPTIONS))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("no unfinished run of label dissatisfied");
    }
    assertThat(quality(data).holder(Alias.CHAMPION).map(ModelVersion::version)).contains(1);
    assertThat(gateFiles(data)).isEqualTo(gateFiles(finished));
  }

  private void killBeforePublication(Path data) {
    RunListener killer = killingAt("evaluate");
    try (IcebergLake lake = IcebergLake.open(data)) {
      assertThatThrownBy(() -> daily(data, lake, clock, killer).run(OPTIONS))
          .isInstanceOf(Killed.class);
    }
  }

  private static RunListener killingAt(String moment) {
    return new RunListener() {
      @Override
      public void stepStarted(String step, int number, int of) {
        if (step.equals(moment)) {
          throw new Killed(step);
        }
      }
    };
  }

  private void promoteSomethingElse(Path data) {
    ModelVersion other = quality(finished).holder(Alias.CHAMPION).orElseThrow();
    Path files = folder.resolve("other");
    try {
      Files.createDirectory(files);
      Path source = quality(finished).artefacts(other);
      for (String name : other.artefacts().keySet()) {
        Files.copy(source.resolve(name), files.resolve(name));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    ModelRegistry registry = quality(data);
    registry.publish("elsewhere", clock.instant(), Outcome.PASS, other.metrics(), files);
    registry.assign(Alias.CHAMPION, 1);
  }

  private static List<String> gateFiles(Path data) {
    return SimulatedNights.written(data).entrySet().stream()
        .filter(file -> file.getKey().contains("/gate/"))
        .map(Object::toString)
        .toList();
  }

  @Test
  void budget_countsWhatTheStepsLeftTookInTheEarlierRun() {
    Path data = copyOf(lakeOnly);
    try (IcebergLake lake = IcebergLake.open(data)) {
      DailyOptions earlier = OPTIONS.at(SimulatedNights.date(SimulatedNights.DAYS - 3));
      assertThat(ticking(data, lake, RunListener.SILENT).run(earlier).stoppedBefore()).isEmpty();
      int versions = quality(data).versions().size();
      Optional<String> champion = quality(data).holder(Alias.CHAMPION).map(ModelVersion::label);
      List<String> steps = new ArrayList<>();
      DailyResult result =
          ticking(data, lake, recording(steps)).run(OPTIONS.within(Duration.ofMinutes(8)));
      assertThat(steps).as("nine steps of a minute or more do not fit").isEmpty();
      assertThat(result.stoppedBefore()).contains("columns");
      assertThat(result.decision()).isEqualTo("inconclusive");
      assertThat(result.reasons()).singleElement().asString().contains("the champion stays");
      assertThat(quality(data).versions()).hasSize(versions);
      assertThat(quality(data).holder(Alias.CHAMPION).map(ModelVersion::label)).isEqualTo(champion);
      assertThat(daily(data, lake, clock, RunListener.SILENT).resume(OPTIONS).stoppedBefore())
          .isEmpty();
    }
  }

  @Test
  void budget_countsTheTimeBeforeAKill() {
    Path data = copyOf(lakeOnly);
    try (IcebergLake lake = IcebergLake.open(data)) {
      DailyRun killed = ticking(data, lake, killingAt("evaluate"));
      assertThatThrownBy(() -> killed.run(OPTIONS)).isInstanceOf(Killed.class);
      DailyResult result =
          daily(data, lake, clock, RunListener.SILENT).run(OPTIONS.within(Duration.ofMinutes(5)));
      assertThat(result.stoppedBefore()).contains("evaluate");
      assertThat(result.seconds()).isGreaterThanOrEqualTo(300);
    }
  }

  /// A run whose clock goes on by a minute whenever it is read.
  private DailyRun ticking(Path data, IcebergLake lake, RunListener listener) {
    InstantSource minutes =
        () -> {
          clock.advance(Duration.ofMinutes(1));
          return clock.instant();
        };
    return new DailyRun(
        data, lake, minutes, listener, Judging.without(SimulatedNights.LENIENT, KFloor.DEFAULT));
  }

  @Test
  void reproduce_findsTheSameBytesAndATamperedOne() throws IOException {
    Path data = copyOf(finished);
    try (IcebergLake lake = IcebergLake.open(data)) {
      Reproducer reproducer =
          new Reproducer(
              data,
              lake,
              clock,
              RunListener.SILENT,
              Judging.without(SimulatedNights.LENIENT, KFloor.DEFAULT));
      Reproduction same = reproducer.reproduce(first.run());
      assertThat(same.differences()).isEmpty();
      assertThat(same.compared()).isGreaterThan(10);
      Path model = aModelFile(data.resolve("runs").resolve(first.run()));
      byte[] bytes = Files.readAllBytes(model);
      bytes[bytes.length / 2] ^= 1;
      Files.write(model, bytes);
      assertThat(reproducer.reproduce(first.run()).differences())
          .containsExactly(
              new Reproduction.Difference(
                  "train-predict/trees/" + model.getFileName(), Reproduction.Kind.CHANGED));
      assertThatThrownBy(() -> reproducer.reproduce("2020-01-01-nothing"))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("there are " + first.run());
    }
    try (var left = Files.list(data)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("reproduce-"));
    }
  }

  @Test
  void reproduce_refusesARunThatWasJudgedByOtherHeads() throws IOException {
    Path data = copyOf(finished);
    HeadClaims heads =
        new HeadClaims(Map.of(HeadTask.DISSATISFACTION_PREDICT, new HeadAuroc(0.8, 0.7, 0.9)));
    Judging otherwise = new Judging(SimulatedNights.LENIENT, KFloor.DEFAULT, heads);
    try (IcebergLake lake = IcebergLake.open(data)) {
      Reproducer reproducer = new Reproducer(data, lake, clock, RunListener.SILENT, otherwise);
      assertThatThrownBy(() -> reproducer.reproduce(first.run()))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("was made with other settings");
    }
  }

  private static Path aModelFile(Path run) throws IOException {
    try (var files = Files.list(run.resolve("train-predict").resolve("trees"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("model"))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void renamedColumn_isNamedAndItsFeaturesKeptOut() throws IOException {
    Path data = copyOf(lakeOnly);
    try (IcebergLake lake = IcebergLake.open(data)) {
      SimulatedNights.ingest(
          books,
          lake,
          data,
          SimulatedNights.DAYS - 1,
          text ->
              text.replace("gen_ai.usage.output_tokens", "gen_ai.usage.generated_tokens")
                  .replace("gen_ai.usage.completion_tokens", "gen_ai.usage.generated_tokens"));
      DailyResult result = daily(data, lake, clock, RunListener.SILENT).run(OPTIONS);
      assertThat(result.stoppedBefore()).isEmpty();
      assertThat(result.notices())
          .anyMatch(notice -> notice.startsWith("column output_tokens lost its values"))
          .anyMatch(notice -> notice.contains("gen_ai.usage.generated_tokens"))
          .contains("features kept out of this run: reply.output_tokens");
      assertThat(result.challengers()).isNotEmpty();
      Path run = data.resolve("runs").resolve(result.run());
      assertThat(Files.readString(run.resolve("train-predict/trees/provenance.json")))
          .contains("reply.input_tokens")
          .doesNotContain("reply.output_tokens");
      assertThat(Files.readString(run.resolve("report/report.html")))
          .contains("features kept out of this run: reply.output_tokens");
    }
  }

  private static RunListener recording(List<String> steps) {
    return new RunListener() {
      @Override
      public void stepStarted(String step, int number, int of) {
        steps.add(step);
      }
    };
  }
}

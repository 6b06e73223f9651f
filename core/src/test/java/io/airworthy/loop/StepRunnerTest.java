package io.airworthy.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.testkit.ManualClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepRunnerTest {
  private static final Duration NIGHT = Duration.ofHours(2);

  @TempDir Path run;

  private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T01:00:00Z"));
  private final List<String> worked = new ArrayList<>();

  private Step step(String name, String options) {
    return new Step(
        name,
        options,
        folder -> {
          worked.add(name);
          clock.advance(Duration.ofMinutes(10));
          Files.writeString(folder.resolve("out.txt"), name + options);
        });
  }

  private StepRunner runner(Duration total, Duration spent) {
    return new StepRunner(
        new Checkpoints(run, clock), new Budget(clock, total, spent), RunListener.SILENT);
  }

  private void runAll(Step... steps) {
    assertThat(runner(NIGHT, Duration.ZERO).run(List.of(steps), Map.of())).isEmpty();
  }

  @Test
  void run_doesNothingTwice() {
    runAll(step("a", ""), step("b", ""));
    runAll(step("a", ""), step("b", ""));
    assertThat(worked).containsExactly("a", "b");
  }

  @Test
  void run_redoesWhatFollowsAChange() {
    runAll(step("a", ""), step("b", "1"), step("c", ""));
    worked.clear();
    runAll(step("a", ""), step("b", "2"), step("c", ""));
    assertThat(worked).containsExactly("b", "c");
  }

  @Test
  void run_resumesAfterAStepThatWasKilled() {
    Step killed =
        new Step(
            "b",
            "",
            folder -> {
              Files.writeString(folder.resolve("half.txt"), "half");
              throw new IllegalStateException("killed");
            });
    assertThatThrownBy(() -> runAll(step("a", ""), killed)).hasMessage("killed");
    assertThat(Files.exists(run.resolve("b"))).isFalse();
    runAll(step("a", ""), step("b", ""));
    assertThat(worked).containsExactly("a", "b");
    assertThat(run.resolve("b")).isDirectoryNotContaining("glob:**half.txt");
  }

  @Test
  void run_redoesAStepWhoseFilesWereDamaged() throws Exception {
    runAll(step("a", ""), step("b", ""));
    Files.writeString(run.resolve("a/out.txt"), "edited");
    worked.clear();
    runAll(step("a", ""), step("b", ""));
    assertThat(worked).containsExactly("a");
    assertThat(run.resolve("a/out.txt")).hasContent("a");
  }

  @Test
  void run_redoesAStepWhoseRecordIsTorn() throws Exception {
    runAll(step("a", ""));
    Files.writeString(run.resolve("a.checkpoint.json"), "{\"inputs\":");
    runAll(step("a", ""));
    assertThat(worked).containsExactly("a", "a");
  }

  @Test
  void run_stopsWhereTheStepsLeftDoNotFit() {
    Map<String, Duration> expected = Map.of("b", Duration.ofMinutes(30));
    assertThat(
            runner(Duration.ofMinutes(35), Duration.ZERO)
                .run(List.of(step("a", ""), step("b", "")), expected))
        .contains("b");
    assertThat(worked).containsExactly("a");
    assertThat(
            runner(Duration.ofMinutes(41), Duration.ZERO)
                .run(List.of(step("a", ""), step("b", "")), expected))
        .isEmpty();
    assertThat(worked).containsExactly("a", "b");
  }

  @Test
  void run_countsTheTimeSpentBeforeACrash() {
    assertThat(runner(NIGHT, NIGHT).run(List.of(step("a", "")), Map.of())).contains("a");
  }
}

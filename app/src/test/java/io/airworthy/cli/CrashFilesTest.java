package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.testkit.Tripwire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A machine that dies leaves nothing of what it held: children die with markers in their memory
/// and in their command line, and every file they leave is searched.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "children die by a signal")
class CrashFilesTest {
  private static final Path LAUNCHER = Path.of("..", "airworthy");
  private static final Path OPTIONS = Path.of("crash.options");
  private static final long PATIENCE_SECONDS = 60;

  private final Tripwire tripwire = new Tripwire(20260402);

  @TempDir Path folder;

  @Test
  void launcher_passesTheOptions() throws IOException {
    assertThat(Files.readString(LAUNCHER)).contains("bin/java\" \"@$here/app/crash.options\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "signal"})
  void deathUnderTheOptions_leavesNothing(String cause) throws Exception {
    List<String> left = die(cause, List.of("@" + OPTIONS.toAbsolutePath()));

    assertThat(left).containsExactly("input", "printed");
    assertThat(leftOutsideTheInput()).isEmpty();
  }

  @Test
  void heapDump_wouldHoldWhatWasSaid() throws Exception {
    die("memory", List.of("-XX:+HeapDumpOnOutOfMemoryError"));

    assertThat(leftOutsideTheInput()).anyMatch(finding -> finding.contains("what was said"));
  }

  @Test
  void fatalErrorReport_wouldHoldTheCommandLine() throws Exception {
    die("signal", List.of("-XX:-CreateCoredumpOnCrash"));

    assertThat(leftOutsideTheInput()).anyMatch(finding -> finding.contains("the command line"));
  }

  /// Lets a child die in the folder; returns the names of the files that are there afterwards.
  private List<String> die(String cause, List<String> options) throws Exception {
    Path input = Files.writeString(folder.resolve("input"), tripwire.plant("what was said"));
    Path classes =
        Path.of(DyingChild.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xmx16m", "-cp", classes.toString(), DyingChild.class.getName()));
    command.addAll(List.of(cause, "--user", tripwire.plant("the command line")));
    Process child =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    try {
      assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("the child died").isTrue();
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.exitValue()).isNotZero();
    String printed = Files.readString(folder.resolve("printed"));
    assertThat(printed).doesNotContain("IOException", "alive");
    assertThat(printed.contains("OutOfMemoryError")).isEqualTo(cause.equals("memory"));
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> leftOutsideTheInput() {
    return tripwire.search(folder).stream().filter(finding -> !finding.endsWith("input")).toList();
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Native libraries are unpacked into the folder for temporary files, from where a process that is
/// killed cannot take them away.
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a loaded library keeps its name")
class UnpackedLibrariesTest {
  private static final long PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  void killedProcess_leavesNoLibraryBehind() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            UnpackingChild.class.getName(),
            folder.resolve("data").toString());
    Process child =
        new ProcessBuilder(command).redirectError(folder.resolve("printed").toFile()).start();
    try {
      assertThat(child.inputReader().readLine())
          .as(Files.readString(folder.resolve("printed")))
          .startsWith("loaded");
      assertThat(libraries(child)).contains("duckdb", "sqlite", "xgboost4j", "onnxruntime");
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    }
    try (Stream<Path> left = Files.walk(temporary)) {
      assertThat(left).containsExactly(temporary);
    }
  }

  private static String libraries(Process child) throws IOException {
    return Files.readString(Path.of("/proc", Long.toString(child.pid()), "maps"));
  }
}

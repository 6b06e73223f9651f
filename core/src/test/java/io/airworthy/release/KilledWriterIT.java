package io.airworthy.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Identifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writer killed at a random moment leaves a registry and a log that open, with all it said was
/// done.
class KilledWriterIT {
  private static final int ROUNDS = 5;
  private static final String DONE = "done [0-9]{1,9}";

  @Test
  void registryAndLog_openAfterEveryKill(@TempDir Path folder) throws Exception {
    Files.write(
        Files.createDirectory(folder.resolve("files")).resolve("model.bin"), new byte[50_000]);
    SplittableRandom random = new SplittableRandom(20_260_104);
    for (int round = 0; round < ROUNDS; round++) {
      int done = runAndKill(folder, random.nextInt(5, 120));

      ModelRegistry registry = ModelRegistry.open(folder, "quality");
      assertThat(registry.versions()).hasSizeGreaterThanOrEqualTo(done);
      assertThat(registry.holder(Alias.CHAMPION).orElseThrow().version())
          .isGreaterThanOrEqualTo(done);
      DecisionLog log = DecisionLog.in(folder.resolve("decisions.jsonl"));
      assertThat(log.verify()).isInstanceOf(DecisionLog.Verification.Intact.class);
      assertThat(log.decisions())
          .extracting(decision -> decision.subject().value())
          .contains("quality:" + done);
    }
  }

  /// Runs the writer, kills it some time after its first report, and returns the last version whose
  /// work it reported done.
  private static int runAndKill(Path folder, int millis) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Writer.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (var lines = writer.inputReader()) {
      String last = lines.readLine();
      assertThat(last).matches(DONE);
      Thread.sleep(millis);
      // By its handle: the process's own method would also close the pipe that is read below.
      writer.toHandle().destroyForcibly();
      writer.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = line.matches(DONE) ? line : last;
      }
      return Integer.parseInt(last.substring("done ".length()));
    }
  }

  /// Publishes, promotes and records without end, one line for each version that is done.
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      ModelRegistry registry = ModelRegistry.open(folder, "quality");
      DecisionLog log = DecisionLog.in(folder.resolve("decisions.jsonl"));
      while (true) {
        ModelVersion version =
            registry.publish(
                "run-1", Instant.EPOCH, Outcome.PASS, Map.of(), folder.resolve("files"));
        registry.assign(Alias.CHAMPION, version.version());
        log.append(
            new Decision(
                Instant.EPOCH,
                new Identifier("run-1"),
                new Identifier("promote"),
                new Identifier(version.label()),
                Outcome.PASS,
                List.of()));
        System.out.println("done " + version.version());
      }
    }
  }
}

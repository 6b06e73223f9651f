package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Identifier;
import io.airworthy.release.Alias;
import io.airworthy.release.Decision;
import io.airworthy.release.DecisionLog;
import io.airworthy.release.ModelRegistry;
import io.airworthy.release.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandsTest {
  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path data;

  @Test
  void models_ofAnEmptyDirectoryAreNone() {
    assertThat(run("models", "list", "--json")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("[]");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void models_showGivesTheRecord() throws IOException {
    publish();

    assertThat(run("models", "show", "champion", "--json")).isZero();
    assertThat(out.toString())
        .startsWith("{")
        .contains("\"model\":\"quality\"", "\"version\":1", "\"aliases\":[\"champion\"]")
        .contains("\"created_at\":\"2026-01-05T12:00:00Z\"", "\"metrics\":{\"auroc\":0.75}");
  }

  @Test
  void models_showOfNoVersionIsWrongUse() throws IOException {
    publish();

    assertThat(run("models", "show", "quality:2")).isEqualTo(2);
    assertThat(err.toString()).contains("no model version 'quality:2'; the registry has 1");
  }

  @Test
  void models_listTellsPeople() throws IOException {
    publish();

    assertThat(run("models", "list")).isZero();
    assertThat(out.toString()).contains("quality:1  2026-01-05T12:00:00Z  pass  champion");
  }

  @Test
  void decisions_areTheRecords() {
    record();

    assertThat(run("decisions", "--json")).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines(
            "[{\"action\":\"gate\",\"actor\":\"run-1\",\"at\":\"2026-01-05T12:00:00Z\","
                + "\"checks\":[],\"outcome\":\"fail\",\"subject\":\"quality:1\"}]");
  }

  @Test
  void decisions_ofAChangedLogAreRefused() throws IOException {
    record();
    Path log = data.resolve("decisions.jsonl");
    Files.writeString(log, Files.readString(log).replace("fail", "pass"));

    assertThat(run("decisions", "--json")).isEqualTo(2);
    assertThat(err.toString()).contains("line 1 is not the line that was written");
    assertThat(out.toString()).isEmpty();
  }

  private void publish() throws IOException {
    Path files = Files.createDirectory(data.resolve("files"));
    Files.writeString(files.resolve("model.bin"), "weights");
    ModelRegistry registry = ModelRegistry.open(data.resolve("models"), "quality");
    registry.publish("run-1", NOON, Outcome.PASS, Map.of("auroc", 0.75), files);
    registry.assign(Alias.CHAMPION, 1);
  }

  private void record() {
    DecisionLog.in(data.resolve("decisions.jsonl"))
        .append(
            new Decision(
                NOON,
                new Identifier("run-1"),
                new Identifier("gate"),
                new Identifier("quality:1"),
                Outcome.FAIL,
                List.of()));
  }

  private int run(String... command) {
    String[] args = new String[command.length + 2];
    System.arraycopy(command, 0, args, 0, command.length);
    args[command.length] = "--data-dir";
    args[command.length + 1] = data.toString();
    return Airworthy.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}

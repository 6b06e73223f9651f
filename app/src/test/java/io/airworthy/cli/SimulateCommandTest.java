package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void simulate_writesLinesTruthAndCounts() throws IOException {
    Path file = folder.resolve("traffic.jsonl");
    int code =
        run(
            "simulate",
            "--out",
            file.toString(),
            "--days",
            "3",
            "--sessions-per-day",
            "20",
            "--incident",
            "model-drift@1",
            "--json");
    assertThat(code).isZero();
    JsonNode counts = JSON.readTree(out.toString());
    assertThat(counts.get("days").asInt()).isEqualTo(3);
    assertThat(counts.get("lines").asLong()).isEqualTo(Files.readAllLines(file).size());
    JsonNode truth = JSON.readTree(folder.resolve("traffic.jsonl.truth.json").toFile());
    assertThat(truth.at("/0/kind").asText()).isEqualTo("model-drift");
    assertThat(truth.at("/0/start").asText()).isEqualTo("2026-01-06T09:00:00Z");
    assertThat(Files.readString(file)).doesNotContain("model-drift");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void suffixGz_compressesTheSameLines() throws IOException {
    Path plain = folder.resolve("a.jsonl");
    Path packed = folder.resolve("a.jsonl.gz");
    run("simulate", "--out", plain.toString(), "--days", "1", "--sessions-per-day", "10");
    run("simulate", "--out", packed.toString(), "--days", "1", "--sessions-per-day", "10");
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(plain));
    }
  }

  @Test
  void badOption_exitsWithTwoAndLeavesNothing() throws IOException {
    Path file = folder.resolve("traffic.jsonl");
    assertThat(run("simulate", "--out", file.toString(), "--incident", "storm@1")).isEqualTo(2);
    assertThat(err.toString()).contains("expected KIND@DAY").doesNotContain("\tat ");
    assertThat(run("simulate", "--out", file.toString(), "--days", "0")).isEqualTo(2);
    assertThat(run("simulate", "--out", folder.toString())).isEqualTo(2);
    assertThat(run("simulate", "--out", folder + "/none/x.jsonl", "--days", "1")).isEqualTo(2);
    try (var files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void replay_writesLinesAndCounts() throws IOException {
    Path tsv = Files.writeString(folder.resolve("d.tsv"), "USER\tHi\t\t3\nSYSTEM\tYes?\t\t\n");
    Path file = folder.resolve("d.jsonl");
    int code =
        run(
            "replay",
            "--format",
            "dialogue-tsv",
            "--tenant",
            "acme",
            "--start",
            "2026-01-01",
            "--out",
            file.toString(),
            tsv.toString(),
            tsv.toString(),
            "--json");
    assertThat(code).isZero();
    assertThat(JSON.readTree(out.toString()))
        .isEqualTo(
            JSON.readTree(
                "{\"feedback\":2,\"lines\":2,\"out\":\"%s\",\"sessions\":2,\"turns\":2}"
                    .formatted(file)));
  }

  @Test
  void replayOfMalformedFile_keepsWhatWasThere() throws IOException {
    Path tsv = Files.writeString(folder.resolve("d.tsv"), "USER\tHi\t\t3\nBOT\tsecret\t\t\n");
    Path file = Files.writeString(folder.resolve("d.jsonl"), "before");
    int code =
        run(
            "replay",
            "--format",
            "dialogue-tsv",
            "--tenant",
            "acme",
            "--start",
            "2026-01-01",
            "--out",
            file.toString(),
            tsv.toString());
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains(tsv + ":2:").doesNotContain("secret");
    assertThat(Files.readString(file)).isEqualTo("before");
    assertThat(folder.resolve("d.jsonl.partial")).doesNotExist();
  }

  @Test
  void replayOptions_areChecked() {
    String[][] wrong = {
      {"--format", "csv", "--tenant", "a", "--start", "2026-01-01"},
      {"--format", "dialogue-tsv", "--tenant", "two words", "--start", "2026-01-01"},
      {"--format", "dialogue-tsv", "--tenant", "a", "--start", "yesterday"},
    };
    for (String[] options : wrong) {
      String[] args = new String[options.length + 4];
      args[0] = "replay";
      System.arraycopy(options, 0, args, 1, options.length);
      args[options.length + 1] = "--out";
      args[options.length + 2] = folder.resolve("x").toString();
      args[options.length + 3] = folder.resolve("none.tsv").toString();
      assertThat(run(args)).isEqualTo(2);
    }
  }

  private int run(String... args) {
    return Airworthy.run(new PrintWriter(out), new PrintWriter(err), args);
  }
}

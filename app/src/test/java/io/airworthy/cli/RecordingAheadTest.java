package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A recording of which one row's clock was a century ahead.
class RecordingAheadTest {
  private static final long LONG_AGO = -Duration.ofDays(3_650).toSeconds();

  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path folder;
  private CommandRun ingested;
  private LocalDate day = LocalDate.MIN;

  @BeforeEach
  void ingest() throws IOException {
    long century =
        Duration.between(Otlp.START, Clock.systemUTC().instant()).plusDays(36_525).toSeconds();
    day = LocalDate.ofInstant(Otlp.START.plusSeconds(century), ZoneOffset.UTC);
    Path recording =
        Files.writeString(
            folder.resolve("recording.jsonl"),
            OtlpJsonWriter.line(
                Otlp.traces(
                    Otlp.chat(1, "a", "hello", "yes"),
                    Otlp.chat(LONG_AGO, "b", "hello", "yes"),
                    Otlp.chat(century, "c", "hello", "yes"))));
    ingested = run("ingest", recording.toString(), "--json");
  }

  private CommandRun run(String... args) {
    return books.run(folder.resolve("data"), args);
  }

  @Test
  void itIsStored_andTold() throws IOException {
    assertThat(ingested.code()).isZero();
    assertThat(ingested.json().path("stored").asLong()).isEqualTo(3);
    assertThat(ingested.err()).contains("rows dated after now: 1, the latest 2").contains("--date");
    assertThat(run("quarantine", "list", "--json").json()).noneMatch(group -> isClock(group));
  }

  private static boolean isClock(JsonNode group) {
    return group.path("reason").asText().startsWith("clock");
  }

  @Test
  void doctor_countsItAndSaysWhatToDo() throws IOException {
    JsonNode ahead =
        run("doctor", "--json")
            .json()
            .path("findings")
            .valueStream()
            .filter(finding -> finding.path("what").asText().startsWith("rows dated after today"))
            .findFirst()
            .orElseThrow();
    assertThat(ahead.path("what").asText())
        .isEqualTo("rows dated after today: 1, the latest " + day);
    assertThat(ahead.path("severity").asText()).isEqualTo("warning");
    assertThat(ahead.path("where").asText()).endsWith("data/lake");
    assertThat(ahead.path("what_to_do").asText()).contains("airworthy erase", "airworthy retain");
  }

  @Test
  void retention_takesTheOldAndSaysThatItStays() throws IOException {
    JsonNode kept = run("retain", "--days", "1825", "--json").json();
    assertThat(kept.path("turns").asLong()).isEqualTo(1);
    assertThat(kept.path("ahead").asLong()).isEqualTo(1);
    assertThat(CommandRun.of(folder.resolve("data"), "retain", "--days", "1825").out())
        .contains("rows dated after today: 1");
    assertThat(run("doctor", "--json").json().path("tables").path("turns").asLong()).isEqualTo(2);
  }
}

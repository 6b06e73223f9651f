package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.lake.IcebergLake;
import io.airworthy.testkit.otlp.Otlp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data directory of a server that was killed before it sealed what it had acknowledged. Its
/// rows are counted by [#assertSettled]: the server keeps its counters in a process of its own.
class LeftoverJournalIT {
  private static final int ROWS = 5;

  @TempDir Path folder;

  private Path dataDir() throws IOException {
    return Files.createDirectories(folder.resolve("data"));
  }

  private void send(ServerProcess server) throws Exception {
    for (int number = 1; number <= ROWS; number++) {
      server.sendSpans(
          "application/x-protobuf",
          Otlp.traces(Otlp.chat(number, "c" + number, "hello", "yes")).toByteArray());
    }
  }

  private void leaveAJournal() throws Exception {
    try (ServerProcess server = ServerProcess.start(dataDir())) {
      send(server);
      server.kill();
    }
    assertThat(doctor().path("journal_pending").asLong()).isEqualTo(ROWS);
  }

  private JsonNode doctor() throws IOException {
    return CommandRun.of(dataDir(), "doctor", "--json").json();
  }

  private static List<String> findings(JsonNode doctor, String severity) {
    return doctor
        .path("findings")
        .valueStream()
        .filter(finding -> finding.path("severity").asText().equals(severity))
        .map(finding -> finding.path("what").asText())
        .toList();
  }

  private void assertSettled() throws IOException {
    assertThat(doctor().path("journal_pending").asLong()).isZero();
    assertThat(doctor().at("/tables/turns").asLong()).isEqualTo(ROWS);
  }

  @Test
  void ingest_settlesItFirst() throws Exception {
    leaveAJournal();
    assertThat(findings(doctor(), "warning"))
        .contains(ROWS + " acknowledged rows wait in the journal of a server that is gone");

    Path file = Files.writeString(folder.resolve("empty.jsonl"), "");
    CommandRun ingest = CommandRun.of(dataDir(), "ingest", "--json", file.toString());

    assertThat(ingest.code()).as(ingest.err()).isZero();
    assertThat(ingest.err().strip())
        .isEqualTo("a server left 5 rows in its journal: 5 stored, 0 duplicate");
    assertThat(ingest.json().path("stored").asLong()).isZero();
    assertSettled();
  }

  @Test
  void daily_settlesItFirst() throws Exception {
    leaveAJournal();

    CommandRun daily = CommandRun.of(dataDir(), "daily", "--json");

    assertThat(daily.code()).as(daily.err()).isLessThan(2);
    assertThat(daily.err()).startsWith("a server left 5 rows in its journal: 5 stored");
    assertThat(daily.json().path("date").asText()).isEqualTo("2026-03-01");
    assertSettled();
  }

  @Test
  void runningServer_keepsItsJournal() throws Exception {
    try (ServerProcess server = ServerProcess.start(dataDir())) {
      send(server);

      CommandRun daily = CommandRun.of(dataDir(), "daily", "--json");

      assertThat(daily.err())
          .contains("rows wait in the journal of process " + server.pid() + " and are not seen");
      assertThat(server.terminate()).isZero();
    }
    assertSettled();
  }

  @Test
  void serverThatCannotSeal_isFound() throws Exception {
    leaveAJournal();
    try (var files = Files.list(dataDir().resolve("journal"))) {
      for (Path segment : files.toList()) {
        Files.setLastModifiedTime(segment, FileTime.from(Instant.now().minusSeconds(3_600)));
      }
    }
    try (IcebergLake lake = IcebergLake.open(dataDir())) {
      lake.claim();
      assertThat(findings(doctor(), "error"))
          .singleElement()
          .asString()
          .startsWith("rows have waited in the journal for 60 minutes though process ")
          .endsWith("it cannot seal them");
    }
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.lake.IcebergLake;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path dataDir;

  private JsonNode list() throws IOException {
    return answer("quarantine", "list", "--json");
  }

  private JsonNode answer(String... command) throws IOException {
    CommandRun run = books.run(dataDir, command);
    assertThat(run.code()).as(run.err()).isZero();
    return run.json();
  }

  @Test
  void emptyLake_hasNothingInQuarantine() throws IOException {
    assertThat(list()).isEmpty();
  }

  @Test
  void retypedAttribute_isNamedWithItsDays() throws IOException {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      for (int day = 0; day < 2; day++) {
        SimulatedNights.ingest(
            books.lake(),
            lake,
            dataDir,
            day,
            sent ->
                sent.replaceAll(
                    "(\"gen_ai.usage.input_tokens\",\"value\":)\\{\"intValue\":\"(\\d+)\"}",
                    "$1{\"stringValue\":\"$2 tokens\"}"));
      }
    }
    JsonNode worst = list().path(0);
    assertThat(worst.path("reason").asText()).isEqualTo("retyped");
    assertThat(worst.path("key").asText()).isEqualTo("gen_ai.usage.input_tokens");
    assertThat(worst.path("first_day").asText()).isEqualTo(SimulatedNights.date(0).toString());
    assertThat(worst.path("last_day").asText()).isEqualTo(SimulatedNights.date(1).toString());
    assertThat(worst.path("rows").asLong()).isGreaterThan(100);
    assertThat(worst.path("contract").asText()).isEqualTo(fingerprintOf("traces"));
    assertThat(worst.path("held").asLong()).isEqualTo(worst.path("rows").asLong());

    JsonNode replayed = answer("quarantine", "replay", "--reason", "retyped", "--json");
    assertThat(replayed.path("held").asLong())
        .isGreaterThanOrEqualTo(worst.path("rows").asLong())
        .isEqualTo(replayed.path("stored").asLong());
    assertThat(list().valueStream().map(group -> group.path("reason").asText()))
        .doesNotContain("retyped");
    assertThat(
            answer("quarantine", "replay", "--reason", "retyped", "--json").path("held").asLong())
        .isZero();
  }

  private String fingerprintOf(String contract) throws IOException {
    return answer("schema", "list", "--json")
        .valueStream()
        .filter(row -> row.path("contract").asText().equals(contract))
        .map(row -> row.path("fingerprint").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void schemaShow_printsAJsonSchemaOfEvents() throws IOException {
    assertThat(answer("schema", "show", "logs").path("oneOf").size()).isEqualTo(3);
  }

  @Test
  void schemaShow_ofAnUnknownNameSaysWhatIsKnown() {
    CommandRun run = CommandRun.of(dataDir, "schema", "show", "metrics");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("expected traces or logs");
  }
}

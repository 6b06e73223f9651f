package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.lake.IcebergLake;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
  @TempDir Path dataDir;

  private JsonNode list() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Airworthy.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "quarantine",
            "list",
            "--json",
            "--data-dir",
            dataDir.toString());
    assertThat(code).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
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
            dataDir,
            lake,
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
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `telemetry.personal-data` from the configuration to a row's column, through files and a server.
class PersonalDataSettingIT {
  private static final String SPAN =
      OtlpJsonWriter.line(
          Otlp.traces(
              Otlp.chat(
                  1,
                  "c",
                  "Ask Anneliese Kowalczyk in Nairobi, anneliese@example.com",
                  "She is at 14 Alder Lane, or call 212-555-0143")));

  @TempDir Path folder;

  private Path configuration(String search) throws IOException {
    return Files.writeString(
        folder.resolve("airworthy.yaml"), "telemetry:\n  personal-data: " + search + "\n");
  }

  private static String told(Path dataDir) throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select message_personal_data || ', ' || reply_personal_data from turns")) {
      assertThat(rows.next()).isTrue();
      String told = rows.getString(1);
      assertThat(rows.next()).as("one turn").isFalse();
      return told;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"all | email+location+person, address+phone", "checked | email, phone"})
  void rowsSayWhatIsLookedFor(String search, String kinds) throws Exception {
    String option = "--config=" + configuration(search);
    Path file = Files.writeString(folder.resolve("spans.jsonl"), SPAN);
    Path ingested = folder.resolve("ingested");
    Path served = folder.resolve("served");

    CommandRun run = CommandRun.of(ingested, "ingest", option, file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    Files.createDirectories(served);
    try (ServerProcess server = ServerProcess.start(served, option)) {
      server.sendSpans("application/json", SPAN.getBytes(StandardCharsets.UTF_8));
      assertThat(server.terminate()).isZero();
    }

    assertThat(told(ingested)).isEqualTo(kinds);
    assertThat(told(served)).isEqualTo(kinds);
    for (String err : new String[] {run.err(), Files.readString(folder.resolve("server.err"))}) {
      assertThat(err.contains("telemetry.personal-data is checked: rows will not say"))
          .as(err)
          .isEqualTo(search.equals("checked"));
    }
  }
}

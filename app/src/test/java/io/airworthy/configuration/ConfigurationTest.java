package io.airworthy.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.KFloor;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.loop.DailyOptions;
import io.airworthy.release.GatePolicy;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.Encoding;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.PersonalDataSearch;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TextUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  private static final String FULL =
      """
      # every key there is
      server:
        port: 1
        otlp-port: 2
        otlp-grpc-port: 3
        bind: "::1"
        concurrent-exports: 4
        connections: 5
      kafka:
        bootstrap-servers: "one:9092,two:9092"
        group: readers
        spans-topic: spans
        logs-topic: ""
        metrics-topic: numbers
        encoding: otlp_json
      telemetry:
        default-tenant: contoso
        file-delay-seconds: 5
        batch-rows: 6
        remembered-conversations: 7
        text: unread
        personal-data: checked
      heads:
        intent: heads/intent
        estimate: heads/estimate/head.awth
        budget-millis: 40
      daily:
        label: handoff
        window-days: 8
        budget-minutes: 9
      gate:
        average-precision-margin: 0.01
        alpha: 0.02
        bootstrap-replicates: 103
        bootstrap-seed: 4
        minimum-positives: 5
        maximum-calibration-error: 0.06
        slice-minimum-rows: 7
        slice-minimum-positives: 8
        slice-minimum-auroc: 0.09
        slice-minimum-coverage: 0.1
        maximum-missing-rise: 0.11
      privacy:
        k-floor: 12
      """;

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("airworthy.yaml"), text);
  }

  @Test
  void everyKey_isMapped() throws IOException {
    assertThat(Configuration.read(file(FULL)))
        .isEqualTo(
            new Configuration(
                new ServerOptions(1, 2, 3, "::1", 4, 5),
                Optional.of(
                    new KafkaOptions(
                        "one:9092,two:9092",
                        "readers",
                        Map.of("spans", Signal.TRACES, "numbers", Signal.METRICS),
                        Encoding.JSON,
                        Map.of())),
                new TelemetryOptions(
                    new Identifier("contoso"),
                    Duration.ofSeconds(5),
                    6,
                    7,
                    TextUse.UNREAD,
                    PersonalDataSearch.CHECKED,
                    TelemetryOptions.defaults().heads()),
                new HeadFiles(
                    Map.of(
                        HeadTask.INTENT, Path.of("heads/intent"),
                        HeadTask.DISSATISFACTION_ESTIMATE, Path.of("heads/estimate/head.awth")),
                    Duration.ofMillis(40)),
                new DailyOptions(Optional.empty(), "handoff", 8, Duration.ofMinutes(9)),
                new GatePolicy(0.01, 0.02, 103, 4, 5, 0.06, 7, 8, 0.09, 0.1, 0.11),
                new KFloor(12)));
  }

  @Test
  void withoutKeys_theDefaultsHold() throws IOException {
    Configuration defaults =
        new Configuration(
            new ServerOptions(8080, 4318, 4317, "127.0.0.1", 64, 512),
            Optional.empty(),
            new TelemetryOptions(
                new Identifier("default"),
                Duration.ZERO,
                20_000,
                20_000,
                TextUse.SIGNALS,
                PersonalDataSearch.ALL,
                TelemetryOptions.defaults().heads()),
            new HeadFiles(Map.of(), Duration.ofMillis(25)),
            new DailyOptions(Optional.empty(), "dissatisfied", 60, Duration.ofHours(2)),
            new GatePolicy(0.05, 0.05, 1000, 1, 50, 0.05, 200, 10, 0.5, 0.5, 0.05),
            new KFloor(5));
    assertThat(Configuration.defaults()).isEqualTo(defaults);
    assertThat(Configuration.read(file(""))).isEqualTo(defaults);
    assertThat(Configuration.read(file("# nothing\nserver:\ngate:\n"))).isEqualTo(defaults);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "server:/  prot: 1 | line 2: unknown key server.prot; did you mean port?",
        "sever:/  port: 1 | line 1: unknown key sever; did you mean server?",
        "gate:/  alpha: 0.1/  bootstrap-replicate: 1 | line 3: unknown key gate.bootstrap-replicate;"
            + " did you mean bootstrap-replicates?",
        "privacy:/  k-floor: 1 | line 2: privacy: k-floor: found 1, expected 2 or more",
        "server:/  port: many | line 2: server.port: found 'many', expected a whole number",
        "server:/  port: -1 | line 2: server.port: found '-1', expected a whole number",
        "server:/  port: 1/  otlp-port: 70000 | line 3: server: otlp-port: found 70000",
        "server:/  connections: 0 | line 2: server: connections: found 0, expected 1 to 65536",
        "server:/  bind: 0.0.0.0 | line 2: server: bind: found 0.0.0.0, expected a loopback",
        "daily:/  window-days: 0 | line 2: daily: window-days is 1 to 3650",
        "telemetry:/  batch-rows: 0 | line 2: telemetry: batch-rows is 1 to 1",
        "telemetry:/  personal-data: none | line 2: telemetry: personal-data: found 'none'",
        "telemetry:/  text: none | line 2: telemetry: text: found 'none', expected signals or",
        "kafka:/  group: readers | kafka: bootstrap-servers: found nothing",
        "kafka:/  bootstrap-servers: broker | line 2: kafka: bootstrap-servers: expected host:port",
        "kafka:/  bootstrap-servers: b:1/  encoding: json | line 3: kafka: encoding: found 'json'",
        "kafka:/  bootstrap-servers: b:1/  logs-topic: otlp_spans | the topic otlp_spans carries",
        "kafka:/  bootstrap-servers: b:1/  client-properties: none | line 3: kafka: client-prop",
        "heads:/  budget-millis: 0 | line 2: heads: budget-millis: found 0, expected 1 or more",
        "heads:/  intents: x | line 2: unknown key heads.intents; did you mean intent?",
        "gate:/  alpha: 2 | line 2: gate: gate policy: alpha is 2.0, expected",
        "gate:/  alpha: low | line 2: gate: gate policy: alpha is 'low', expected a number",
        "server:/  port: 1/  port: 2 | line 3: not YAML, or a key that stands there twice",
        "server:/  port: [1] | line 2: expected sections of KEY: VALUE",
        "server: 8080 | line 1: expected sections of KEY: VALUE",
        "- server | line 1: expected sections of KEY: VALUE",
        "server: {port: 1 | not YAML"
      })
  void wrongFile_isNamedWithItsLine(String lines, String message) throws IOException {
    Path file = file(lines.replace('/', '\n'));

    assertThatThrownBy(() -> Configuration.read(file))
        .isInstanceOf(AirworthyException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void missingFileAndFolder_areSaid() {
    assertThatThrownBy(() -> Configuration.read(folder.resolve("none.yaml")))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> Configuration.read(folder))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void clientProperties_comeFromTheirOwnFile() throws IOException {
    Path secrets = Files.writeString(folder.resolve("client.properties"), "sasl.mechanism=PLAIN\n");
    Path file =
        file("kafka:\n  bootstrap-servers: b:1\n  client-properties: \"" + secrets + "\"\n");

    assertThat(Configuration.read(file).kafka().orElseThrow().client())
        .isEqualTo(Map.of("sasl.mechanism", "PLAIN"));

    Files.writeString(secrets, "group.id=other\n");
    assertThatThrownBy(() -> Configuration.read(file))
        .hasMessageContaining("client-properties: group.id is set by this program");
  }
}

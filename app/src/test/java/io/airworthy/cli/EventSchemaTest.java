package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.airworthy.telemetry.FileIngestor;
import io.airworthy.telemetry.HandedOn;
import io.airworthy.telemetry.InMemorySink;
import io.airworthy.telemetry.IngestCounts;
import io.airworthy.telemetry.ProgressListener;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JSON Schema that `schema show logs` prints, in a validator that is not ours, against the
/// reader that it speaks for.
class EventSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry DRAFT =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path dataDir;
  @TempDir Path folder;
  private JsonNode printed;
  private Schema schema;

  @BeforeEach
  void show() throws IOException {
    printed = CommandRun.of(dataDir, "schema", "show", "logs").json();
    schema = DRAFT.getSchema(printed);
  }

  private IngestCounts read(byte[] bytes) {
    return new FileIngestor(
            TelemetryOptions.defaults(),
            new SeededKeyRing(1),
            new HandedOn(new InMemorySink(), sheet))
        .ingest(new ByteArrayInputStream(bytes), "test", Instant.EPOCH, ProgressListener.silent());
  }

  private IngestCounts read(SentEvent event) {
    return read(Otlp.logs(event.logRecord()).toByteArray());
  }

  private static SentEvent event(String name, String attributes) throws IOException {
    ObjectNode object = JSON.createObjectNode().put("event", name);
    object.set("attributes", JSON.readTree(attributes));
    return new SentEvent(object);
  }

  @Test
  void schema_isOneByItsMetaSchema() {
    Schema meta =
        DRAFT.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(printed.path("$schema").asText())
        .isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
    assertThat(meta.validate(printed)).isEmpty();
    assertThat(meta.validate(JSON.createObjectNode().put("oneOf", "events"))).isNotEmpty();
  }

  @Test
  void otherContract_isNoJsonSchemaAndDoesNotSaySo() throws IOException {
    JsonNode contracts = CommandRun.of(dataDir, "schema", "list", "--json").json();
    assertThat(contracts.findValuesAsText("contract")).containsExactly("traces", "logs");
    assertThat(CommandRun.of(dataDir, "schema", "show", "traces").json().has("$schema")).isFalse();
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
kept    | a judgement by its score        | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
kept    | a whole score                   | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4,"gen_ai.response.id":"r1"}
kept    | a judgement by its label        | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.label":"low","gen_ai.response.id":"r1"}
kept    | a user by number                | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","user.id":7}
kept    | an added attribute              | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","gen_ai.evaluation.reviewer":"b"}
kept    | an added attribute of any type  | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","more":{"a":[1,true]}}
kept    | an optional attribute renamed   | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","user.identity":"jane"}
refused | a judgement without its name    | gen_ai.evaluation.result | {"gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
refused | a judgement that says nothing   | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.response.id":"r1"}
refused | a name renamed                  | gen_ai.evaluation.result | {"gen_ai.evaluation.title":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
refused | a name that is a sentence       | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"was it good","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
refused | a name retyped                  | gen_ai.evaluation.result | {"gen_ai.evaluation.name":7,"gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
refused | a score retyped                 | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":"4.5","gen_ai.response.id":"r1"}
refused | a score retyped beside a label  | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":true,"gen_ai.evaluation.score.label":"low","gen_ai.response.id":"r1"}
refused | a user retyped                  | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","user.id":1.5}
refused | a tenant retyped                | gen_ai.evaluation.result | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1","tenant.id":["a"]}
kept    | a flight                        | feature_flag.evaluation  | {"feature_flag.key":"concise","feature_flag.result.variant":"on","user.id":"jane"}
kept    | a flight by its older key       | feature_flag.evaluation  | {"feature_flag.key":"concise","feature_flag.variant":"on"}
refused | a flight without its variant    | feature_flag.evaluation  | {"feature_flag.key":"concise"}
refused | a variant renamed               | feature_flag.evaluation  | {"feature_flag.key":"concise","feature_flag.arm":"on"}
refused | a variant retyped               | feature_flag.evaluation  | {"feature_flag.key":"concise","feature_flag.result.variant":false}
kept    | a change                        | airworthy.change         | {"airworthy.change.kind":"release","airworthy.change.subject":"ranker","airworthy.change.value":"1.4.0"}
refused | a change of an unknown kind     | airworthy.change         | {"airworthy.change.kind":"weather","airworthy.change.subject":"ranker","airworthy.change.value":"1.4.0"}
refused | a change that is a flight       | airworthy.change         | {"airworthy.change.kind":"flight","airworthy.change.subject":"ranker","airworthy.change.value":"1.4.0"}
refused | a kind retyped                  | airworthy.change         | {"airworthy.change.kind":1,"airworthy.change.subject":"ranker","airworthy.change.value":"1.4.0"}
refused | a value that is a sentence      | airworthy.change         | {"airworthy.change.kind":"release","airworthy.change.subject":"ranker","airworthy.change.value":"the new one"}
refused | an event of another name        | gen_ai.evaluation.asked  | {"gen_ai.evaluation.name":"satisfaction","gen_ai.evaluation.score.value":4.5,"gen_ai.response.id":"r1"}
""")
  void validatorAndReader_agree(String verdict, String what, String name, String attributes)
      throws IOException {
    SentEvent event = event(name, attributes);
    boolean kept = verdict.equals("kept");
    assertThat(schema.validate(event.object()).isEmpty()).as("valid: " + what).isEqualTo(kept);
    assertThat(read(event).stored()).as("stored: " + what).isEqualTo(kept ? 1 : 0);
  }

  @Test
  void optionalStringThatIsNoIdentifier_isTheOneThingTheReaderForgives() throws IOException {
    SentEvent event =
        event(
            "feature_flag.evaluation",
            "{\"feature_flag.key\":\"concise\",\"feature_flag.result.variant\":\"on\","
                + "\"tenant.id\":\"the blue one\"}");
    assertThat(schema.validate(event.object())).isNotEmpty();
    IngestCounts counts = read(event);
    assertThat(counts.stored()).isEqualTo(1);
    assertThat(counts.droppedAttributes()).containsEntry("tenant.id", 1L);
  }

  @Test
  void simulatedEvents_areValidAndKept() throws IOException {
    Path traffic = folder.resolve("traffic.jsonl");
    StringWriter out = new StringWriter();
    int code =
        Airworthy.run(
            new PrintWriter(out),
            new PrintWriter(out),
            "simulate",
            "--out=" + traffic,
            "--days=4",
            "--sessions-per-day=60",
            "--incident=model-drift@1");
    assertThat(code).as(out.toString()).isZero();
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(traffic)) {
      for (SentEvent event : events(JSON.readTree(line))) {
        names.add(event.name());
        assertThat(schema.validate(event.object())).as(event.object().toString()).isEmpty();
      }
    }
    assertThat(names).contains("gen_ai.evaluation.result", "feature_flag.evaluation");
    assertThat(read(Files.readAllBytes(traffic)).quarantined()).isZero();
  }

  private static List<SentEvent> events(JsonNode line) {
    return line.path("resourceLogs")
        .valueStream()
        .flatMap(
            resource ->
                resource
                    .path("scopeLogs")
                    .valueStream()
                    .flatMap(scope -> scope.path("logRecords").valueStream())
                    .map(each -> SentEvent.of(each, resource.path("resource").path("attributes"))))
        .toList();
  }
}

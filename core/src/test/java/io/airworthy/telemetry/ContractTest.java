package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contracts against the readers that they speak for.
class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension final Harness harness = new Harness();

  private static JsonNode document(Signal signal) throws IOException {
    return JSON.readTree(Contract.of(signal).document());
  }

  static Stream<JsonNode> events() throws IOException {
    return document(Signal.LOGS).path("oneOf").valueStream();
  }

  @Test
  void fingerprint_isOfTheCanonicalForm() throws Exception {
    for (Contract contract : Contract.all()) {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(contract.document().getBytes(StandardCharsets.UTF_8));
      assertThat(HexFormat.of().formatHex(hash)).startsWith(contract.fingerprint().value());
      assertThat(contract.fingerprint().value()).hasSize(16);
      assertThat(JSON.writeValueAsString(sorted(JSON.readTree(contract.document()))))
          .isEqualTo(contract.document());
    }
    assertThat(Contract.all()).extracting(Contract::fingerprint).doesNotHaveDuplicates();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isArray()) {
      var array = JSON.createArrayNode();
      node.forEach(element -> array.add(sorted(element)));
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode sorted = JSON.createObjectNode();
    node.propertyStream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(member -> sorted.set(member.getKey(), sorted(member.getValue())));
    return sorted;
  }

  @Test
  void spanContract_saysOfEveryAttributeWhatTheTableSays() throws Exception {
    JsonNode attributes = document(Signal.TRACES).path("attributes");
    assertThat(attributes.path("gen_ai.usage.input_tokens").path("type").asText())
        .isEqualTo("count");
    assertThat(attributes.path("gen_ai.input.messages").path("is").asText()).isEqualTo("content");
    assertThat(attributes.path("user.email").path("is").asText()).isEqualTo("discarded");
    assertThat(attributes.size()).isEqualTo(AttributeMapping.builtIn().destinations().size());
  }

  /// An event with every attribute of which the contract says that it must be there, the preferred
  /// key of each group, and a response that it is about.
  private static Map<String, Object> required(JsonNode event) {
    JsonNode attributes = event.path("properties").path("attributes");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("gen_ai.response.id", "r1");
    for (JsonNode group : attributes.path("allOf")) {
      String key = group.path("anyOf").path(0).path("required").path(0).asText();
      values.put(key, valid(attributes.path("properties").path(key)));
    }
    return values;
  }

  private static Object valid(JsonNode schema) {
    if (schema.has("enum")) {
      return schema.path("enum").path(0).asText();
    }
    return schema.path("type").asText().equals("number") ? (Object) 2.5 : "a";
  }

  private IngestCounts read(JsonNode event, Map<String, Object> values) {
    LogRecord.Builder log =
        Otlp.log(1, event.path("properties").path("event").path("const").asText());
    values.forEach(
        (key, value) ->
            log.addAttributes(
                switch (value) {
                  case Double number -> Otlp.number(key, number);
                  case Boolean _ -> Otlp.attribute(key, Otlp.objectValue());
                  default -> Otlp.text(key, value.toString());
                }));
    return harness.ingest(Otlp.logs(log));
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_withWhatTheContractAsksForIsKept(JsonNode event) {
    assertThat(read(event, required(event)).stored()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_withoutOneOfThoseIsNot(JsonNode event) {
    for (JsonNode group : event.path("properties").path("attributes").path("allOf")) {
      Map<String, Object> values = required(event);
      values.remove(group.path("anyOf").path(0).path("required").path(0).asText());
      assertThat(read(event, values).quarantined()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void event_withAnAttributeOfAnotherTypeIsNot(JsonNode event) {
    event
        .path("properties")
        .path("attributes")
        .path("properties")
        .propertyStream()
        .forEach(
            property -> {
              Map<String, Object> values = required(event);
              values.put(property.getKey(), Boolean.TRUE);
              assertThat(read(event, values).quarantined()).as(property.getKey()).isEqualTo(1);
            });
  }
}

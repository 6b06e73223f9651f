package io.airworthy.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// OTLP JSON lines read back, with every line's shape checked against the protocol's JSON encoding.
record OtlpLines(List<Item> spans, List<Item> events) {
  static final ObjectMapper JSON = new ObjectMapper();

  /// A span or an event with the version of the service that sent it.
  record Item(JsonNode node, String release, Map<String, JsonNode> attributes) {
    String name() {
      return node.path(node.has("eventName") ? "eventName" : "name").asText();
    }

    String text(String key) {
      return attributes.containsKey(key) ? attributes.get(key).path("stringValue").asText() : "";
    }

    double number(String key) {
      return attributes.get(key).path("doubleValue").asDouble();
    }

    long nanos(String field) {
      return Long.parseLong(node.path(field).asText());
    }

    String ref() {
      return node.path("traceId").asText() + "/" + node.path("spanId").asText();
    }

    JsonNode messages(String key) {
      return parsed(text(key));
    }
  }

  static OtlpLines parse(String lines) {
    OtlpLines parsed = new OtlpLines(new ArrayList<>(), new ArrayList<>());
    assertThat(lines).endsWith("\n");
    lines.lines().forEach(parsed::add);
    parsed.spans.forEach(OtlpLines::checkSpan);
    parsed.events.forEach(OtlpLines::checkEvent);
    return parsed;
  }

  List<Item> judgements(String name) {
    return events.stream()
        .filter(e -> e.name().equals("gen_ai.evaluation.result"))
        .filter(e -> e.text("gen_ai.evaluation.name").equals(name))
        .toList();
  }

  private void add(String line) {
    JsonNode request = parsed(line);
    assertThat(request.fieldNames()).toIterable().hasSize(1);
    if (request.has("resourceSpans")) {
      items(request.get("resourceSpans"), "scopeSpans", "spans", spans);
    } else {
      items(request.get("resourceLogs"), "scopeLogs", "logRecords", events);
    }
  }

  private static void items(JsonNode resources, String scopes, String records, List<Item> into) {
    for (JsonNode resource : resources) {
      Map<String, JsonNode> origin = attributes(resource.get("resource"));
      assertThat(origin)
          .containsKeys("service.name", "service.version", "deployment.environment.name");
      String release = origin.get("service.version").get("stringValue").asText();
      for (JsonNode scope : resource.get(scopes)) {
        assertThat(scope.get(records)).isNotEmpty().hasSizeLessThanOrEqualTo(OtlpJsonWriter.BATCH);
        for (JsonNode node : scope.get(records)) {
          into.add(new Item(node, release, attributes(node)));
        }
      }
    }
  }

  private static Map<String, JsonNode> attributes(JsonNode holder) {
    Map<String, JsonNode> attributes = new LinkedHashMap<>();
    for (JsonNode attribute : holder.get("attributes")) {
      JsonNode value = attribute.get("value");
      assertThat(value.fieldNames()).toIterable().hasSize(1);
      if (value.has("intValue")) {
        assertThat(value.get("intValue").asText()).matches("-?\\d+");
        assertThat(value.get("intValue").isTextual()).isTrue();
      }
      JsonNode before = attributes.put(attribute.get("key").asText(), value);
      assertThat(before).as("no key twice").isNull();
    }
    return attributes;
  }

  private static void checkSpan(Item span) {
    assertThat(span.node.get("traceId").asText()).matches("[0-9a-f]{32}");
    assertThat(span.node.get("spanId").asText()).matches("[0-9a-f]{16}");
    assertThat(span.node.get("kind").isInt()).isTrue();
    assertThat(span.node.get("startTimeUnixNano").isTextual()).isTrue();
    assertThat(span.nanos("endTimeUnixNano"))
        .isGreaterThanOrEqualTo(span.nanos("startTimeUnixNano"));
    assertThat(span.text("gen_ai.operation.name")).isEqualTo("chat");
  }

  private static void checkEvent(Item event) {
    assertThat(event.name()).isNotEmpty();
    assertThat(event.nanos("observedTimeUnixNano"))
        .isGreaterThanOrEqualTo(event.nanos("timeUnixNano"));
  }

  private static JsonNode parsed(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }
}

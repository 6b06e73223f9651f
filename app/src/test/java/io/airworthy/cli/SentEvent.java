package io.airworthy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.util.ArrayList;
import java.util.List;

/// An event in the two forms that a contract relates: the JSON object it speaks of, and the log
/// record that carries it.
///
/// @param object `{"event": NAME, "attributes": {KEY: VALUE, ...}}`
record SentEvent(ObjectNode object) {
  /// The event of a record of OTLP JSON; attributes of the record win over those around it.
  ///
  /// @param around attribute lists from the farthest to the nearest
  static SentEvent of(JsonNode logRecord, JsonNode... around) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set("event", logRecord.path("eventName"));
    ObjectNode attributes = object.putObject("attributes");
    for (JsonNode list : around) {
      add(list, attributes);
    }
    add(logRecord.path("attributes"), attributes);
    return new SentEvent(object);
  }

  private static void add(JsonNode list, ObjectNode attributes) {
    list.forEach(each -> attributes.set(each.path("key").asText(), bare(each.path("value"))));
  }

  private static JsonNode bare(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.has("intValue")) {
      return nodes.numberNode(value.path("intValue").asLong());
    }
    if (value.has("doubleValue")) {
      return nodes.numberNode(value.path("doubleValue").asDouble());
    }
    return value.has("stringValue") ? value.path("stringValue") : value;
  }

  String name() {
    return object.path("event").asText();
  }

  LogRecord.Builder logRecord() {
    List<KeyValue> attributes = new ArrayList<>();
    object
        .path("attributes")
        .properties()
        .forEach(each -> attributes.add(Otlp.attribute(each.getKey(), any(each.getValue()))));
    return Otlp.log(1, name(), attributes.toArray(KeyValue[]::new));
  }

  private static AnyValue any(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> Otlp.textValue(value.asText());
      case BOOLEAN -> AnyValue.newBuilder().setBoolValue(value.asBoolean()).build();
      case NUMBER ->
          value.isIntegralNumber()
              ? AnyValue.newBuilder().setIntValue(value.asLong()).build()
              : AnyValue.newBuilder().setDoubleValue(value.asDouble()).build();
      case ARRAY ->
          Otlp.listValue(value.valueStream().map(SentEvent::any).toArray(AnyValue[]::new));
      case OBJECT ->
          Otlp.objectValue(
              value
                  .propertyStream()
                  .map(each -> Otlp.attribute(each.getKey(), any(each.getValue())))
                  .toArray(KeyValue[]::new));
      case NULL, MISSING, BINARY, POJO -> AnyValue.getDefaultInstance();
    };
  }
}

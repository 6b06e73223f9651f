package io.airworthy.testkit.otlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;

/// Writes OTLP requests as OTLP JSON, the way instrumentations do.
public final class OtlpJsonWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private OtlpJsonWriter() {}

  /// The request as one line.
  public static String line(ExportTraceServiceRequest request) {
    return traces(request).toString();
  }

  /// The request as one line.
  public static String line(ExportLogsServiceRequest request) {
    return logs(request).toString();
  }

  /// The request over many lines.
  public static String pretty(ExportTraceServiceRequest request) {
    return traces(request).toPrettyString();
  }

  private static ObjectNode traces(ExportTraceServiceRequest request) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode resources = root.putArray("resourceSpans");
    request
        .getResourceSpansList()
        .forEach(
            resource -> {
              ObjectNode node = resources.addObject().put("schemaUrl", resource.getSchemaUrl());
              attributes(node.putObject("resource"), resource.getResource().getAttributesList());
              ArrayNode scopes = node.putArray("scopeSpans");
              resource
                  .getScopeSpansList()
                  .forEach(
                      scope -> {
                        ObjectNode scopeNode =
                            scopes.addObject().put("schemaUrl", scope.getSchemaUrl());
                        scope(scopeNode.putObject("scope"), scope.getScope());
                        ArrayNode spans = scopeNode.putArray("spans");
                        scope.getSpansList().forEach(span -> span(spans.addObject(), span));
                      });
            });
    return root;
  }

  private static ObjectNode logs(ExportLogsServiceRequest request) {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode resources = root.putArray("resourceLogs");
    request
        .getResourceLogsList()
        .forEach(
            resource -> {
              ObjectNode node = resources.addObject();
              attributes(node.putObject("resource"), resource.getResource().getAttributesList());
              ArrayNode scopes = node.putArray("scopeLogs");
              resource
                  .getScopeLogsList()
                  .forEach(
                      scope -> {
                        ObjectNode scopeNode = scopes.addObject();
                        scope(scopeNode.putObject("scope"), scope.getScope());
                        ArrayNode records = scopeNode.putArray("logRecords");
                        scope.getLogRecordsList().forEach(log -> log(records.addObject(), log));
                      });
            });
    return root;
  }

  private static void scope(ObjectNode node, InstrumentationScope scope) {
    node.put("name", scope.getName()).put("version", scope.getVersion());
    attributes(node, scope.getAttributesList());
  }

  private static void span(ObjectNode node, Span span) {
    node.put("traceId", hex(span.getTraceId()))
        .put("spanId", hex(span.getSpanId()))
        .put("parentSpanId", hex(span.getParentSpanId()))
        .put("traceState", span.getTraceState())
        .put("name", span.getName())
        .put("kind", span.getKindValue())
        .put("startTimeUnixNano", Long.toUnsignedString(span.getStartTimeUnixNano()))
        .put("endTimeUnixNano", Long.toUnsignedString(span.getEndTimeUnixNano()));
    node.putObject("status")
        .put("code", span.getStatus().getCodeValue())
        .put("message", span.getStatus().getMessage());
    attributes(node, span.getAttributesList());
    ArrayNode events = node.putArray("events");
    span.getEventsList()
        .forEach(
            event ->
                attributes(
                    events
                        .addObject()
                        .put("name", event.getName())
                        .put("timeUnixNano", Long.toString(event.getTimeUnixNano())),
                    event.getAttributesList()));
    ArrayNode links = node.putArray("links");
    span.getLinksList()
        .forEach(
            link ->
                attributes(
                    links
                        .addObject()
                        .put("traceId", hex(link.getTraceId()))
                        .put("traceState", link.getTraceState()),
                    link.getAttributesList()));
  }

  private static void log(ObjectNode node, LogRecord log) {
    node.put("timeUnixNano", Long.toUnsignedString(log.getTimeUnixNano()))
        .put("observedTimeUnixNano", Long.toUnsignedString(log.getObservedTimeUnixNano()))
        .put("severityNumber", log.getSeverityNumberValue())
        .put("severityText", log.getSeverityText())
        .put("eventName", log.getEventName())
        .put("traceId", hex(log.getTraceId()))
        .put("spanId", hex(log.getSpanId()));
    node.set("body", value(log.getBody()));
    attributes(node, log.getAttributesList());
  }

  private static void attributes(ObjectNode node, List<KeyValue> attributes) {
    ArrayNode array = node.putArray("attributes");
    attributes.forEach(
        a -> array.addObject().put("key", a.getKey()).set("value", value(a.getValue())));
  }

  private static ObjectNode value(AnyValue value) {
    ObjectNode node = MAPPER.createObjectNode();
    switch (value.getValueCase()) {
      case STRING_VALUE -> node.put("stringValue", value.getStringValue());
      case INT_VALUE -> node.put("intValue", Long.toString(value.getIntValue()));
      case DOUBLE_VALUE -> node.put("doubleValue", value.getDoubleValue());
      case BOOL_VALUE -> node.put("boolValue", value.getBoolValue());
      case BYTES_VALUE -> node.put("bytesValue", value.getBytesValue().toByteArray());
      case ARRAY_VALUE -> {
        ArrayNode values = node.putObject("arrayValue").putArray("values");
        value.getArrayValue().getValuesList().forEach(v -> values.add(value(v)));
      }
      case KVLIST_VALUE -> {
        ArrayNode values = node.putObject("kvlistValue").putArray("values");
        value
            .getKvlistValue()
            .getValuesList()
            .forEach(
                v -> values.addObject().put("key", v.getKey()).set("value", value(v.getValue())));
      }
      default -> {}
    }
    return node;
  }

  private static String hex(ByteString id) {
    return HexFormat.of().formatHex(id.toByteArray());
  }
}

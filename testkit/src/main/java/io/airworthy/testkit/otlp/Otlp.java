package io.airworthy.testkit.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Short ways to write OTLP requests in tests.
public final class Otlp {
  /// When the first span of a test starts.
  public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private Otlp() {}

  /// A chat span of two seconds with these attributes; the number makes its ids.
  public static Span.Builder span(long number, KeyValue... attributes) {
    return Span.newBuilder()
        .setTraceId(bytes(7, number))
        .setSpanId(bytes(number))
        .setStartTimeUnixNano(nanos(START.plusSeconds(number)))
        .setEndTimeUnixNano(nanos(START.plusSeconds(number + 2)))
        .addAllAttributes(List.of(attributes));
  }

  /// A chat span of the dialect of 1.37 to 1.41: what a user said and what was replied.
  public static Span.Builder chat(long number, String conversation, String said, String replied) {
    return span(
        number,
        text("gen_ai.operation.name", "chat"),
        text("gen_ai.provider.name", "openai"),
        text("gen_ai.request.model", "gpt-4.1"),
        text("gen_ai.conversation.id", conversation),
        text("gen_ai.input.messages", messages("user", said)),
        text("gen_ai.output.messages", messages("assistant", replied)));
  }

  /// Messages of roles and texts in turn, as JSON.
  public static String messages(String... rolesAndTexts) {
    var array = new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode();
    for (int i = 0; i < rolesAndTexts.length; i += 2) {
      var message = array.addObject().put("role", rolesAndTexts[i]);
      message
          .putArray("parts")
          .addObject()
          .put("type", "text")
          .put("content", rolesAndTexts[i + 1]);
    }
    return array.toString();
  }

  /// A log record at the test's start plus the number in seconds.
  public static LogRecord.Builder log(long number, String eventName, KeyValue... attributes) {
    return LogRecord.newBuilder()
        .setTimeUnixNano(nanos(START.plusSeconds(number)))
        .setEventName(eventName)
        .addAllAttributes(List.of(attributes));
  }

  /// A request of spans under a resource with `service.name` contoso.
  public static ExportTraceServiceRequest traces(Span.Builder... spans) {
    return traces(Resource.newBuilder().addAttributes(text("service.name", "contoso")), spans);
  }

  /// A request of spans under a resource.
  public static ExportTraceServiceRequest traces(Resource.Builder resource, Span.Builder... spans) {
    ScopeSpans.Builder scope = ScopeSpans.newBuilder();
    Stream.of(spans).forEach(scope::addSpans);
    return ExportTraceServiceRequest.newBuilder()
        .addResourceSpans(ResourceSpans.newBuilder().setResource(resource).addScopeSpans(scope))
        .build();
  }

  /// A request of log records under a resource with `service.name` contoso.
  public static ExportLogsServiceRequest logs(LogRecord.Builder... records) {
    ScopeLogs.Builder scope = ScopeLogs.newBuilder();
    Stream.of(records).forEach(scope::addLogRecords);
    return ExportLogsServiceRequest.newBuilder()
        .addResourceLogs(
            ResourceLogs.newBuilder()
                .setResource(Resource.newBuilder().addAttributes(text("service.name", "contoso")))
                .addScopeLogs(scope))
        .build();
  }

  /// A string attribute.
  public static KeyValue text(String key, String value) {
    return attribute(key, textValue(value));
  }

  /// An integer attribute.
  public static KeyValue whole(String key, long value) {
    return attribute(key, AnyValue.newBuilder().setIntValue(value).build());
  }

  /// A floating-point attribute.
  public static KeyValue number(String key, double value) {
    return attribute(key, AnyValue.newBuilder().setDoubleValue(value).build());
  }

  /// A list attribute.
  public static KeyValue list(String key, AnyValue... values) {
    return attribute(key, listValue(values));
  }

  /// Any attribute.
  public static KeyValue attribute(String key, AnyValue value) {
    return KeyValue.newBuilder().setKey(key).setValue(value).build();
  }

  /// A string value.
  public static AnyValue textValue(String value) {
    return AnyValue.newBuilder().setStringValue(value).build();
  }

  /// A list value.
  public static AnyValue listValue(AnyValue... values) {
    return AnyValue.newBuilder()
        .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
        .build();
  }

  /// An object value.
  public static AnyValue objectValue(KeyValue... members) {
    return AnyValue.newBuilder()
        .setKvlistValue(KeyValueList.newBuilder().addAllValues(List.of(members)))
        .build();
  }

  /// Nanoseconds since 1970.
  public static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  /// Big-endian numbers as an id.
  public static ByteString bytes(long... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(numbers.length * Long.BYTES);
    for (long number : numbers) {
      buffer.putLong(number);
    }
    return ByteString.copyFrom(buffer.array());
  }
}

package io.airworthy.telemetry;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The spans of a JSON file as protobuf requests behind their lengths, as the Collector writes
/// them.
public final class ProtobufSpans {
  private ProtobufSpans() {}

  /// Writes the same requests in the same order.
  public static void convert(Path json, Path protobuf) throws IOException {
    try (InputStream in = Files.newInputStream(json);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(protobuf), 1 << 16)) {
      convert(in, out);
    }
  }

  /// The same from one stream to another.
  public static void convert(InputStream json, OutputStream protobuf) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(json, StandardCharsets.UTF_8), 1 << 16);
    for (String line : (Iterable<String>) lines.lines()::iterator) {
      request(decoded(line)).writeDelimitedTo(protobuf);
    }
  }

  /// One request of a JSON file.
  static Payload.Decoded decoded(String line) throws IOException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return OtlpJson.decode(bytes, 0, bytes.length);
  }

  /// The same request for protobuf.
  private static ExportTraceServiceRequest request(Payload.Decoded decoded) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    for (ResourceRows<SentSpan> resource : decoded.spans()) {
      ResourceSpans.Builder sent = request.addResourceSpansBuilder();
      sent.getResourceBuilder().addAllAttributes(pairs(resource.attributes()));
      for (ResourceRows.Scope<SentSpan> scope : resource.scopes()) {
        ScopeSpans.Builder spans = sent.addScopeSpansBuilder();
        spans.getScopeBuilder().addAllAttributes(pairs(scope.attributes()));
        scope.rows().forEach(span -> spans.addSpans(span(span)));
      }
    }
    return request.build();
  }

  private static Span.Builder span(SentSpan sent) {
    Span.Builder span =
        Span.newBuilder()
            .setTraceId(bytes(sent.traceId()))
            .setSpanId(bytes(sent.spanId()))
            .setParentSpanId(bytes(sent.parentSpanId()))
            .setStartTimeUnixNano(sent.startNanos())
            .setEndTimeUnixNano(sent.endNanos())
            .addAllAttributes(pairs(sent.attributes()));
    for (SentSpan.Event event : sent.events()) {
      span.addEventsBuilder().setName(event.name()).addAllAttributes(pairs(event.attributes()));
    }
    if (sent.failed()) {
      span.getStatusBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR);
    }
    return span;
  }

  private static ByteString bytes(Slice slice) {
    return ByteString.copyFrom(slice.bytes(), slice.offset(), slice.length());
  }

  private static List<KeyValue> pairs(List<Attribute> attributes) {
    return attributes.stream()
        .map(
            attribute ->
                KeyValue.newBuilder()
                    .setKey(attribute.key().text())
                    .setValue(value(attribute.value()))
                    .build())
        .toList();
  }

  private static AnyValue.Builder value(AttributeValue sent) {
    AnyValue.Builder value = AnyValue.newBuilder();
    return switch (sent) {
      case AttributeValue.Text text -> value.setStringValue(text.string());
      case AttributeValue.Truth truth -> value.setBoolValue(truth.value());
      case AttributeValue.Whole whole -> value.setIntValue(whole.value());
      case AttributeValue.Fraction fraction -> value.setDoubleValue(fraction.value());
      case AttributeValue.Items items -> {
        items.values().forEach(each -> value.getArrayValueBuilder().addValues(value(each)));
        yield value;
      }
      case AttributeValue.Members members ->
          value.setKvlistValue(KeyValueList.newBuilder().addAllValues(pairs(members.members())));
      case AttributeValue.Opaque _ -> value.setBytesValue(ByteString.EMPTY);
      case AttributeValue.Absent _ -> value;
    };
  }
}

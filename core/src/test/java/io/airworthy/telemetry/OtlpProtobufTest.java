package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The decoder beside protobuf's own, on sound and on hostile requests: what both read is the same.
class OtlpProtobufTest {
  private static final long SEED = 20_261_129;
  private static final int CASES = 20_000;

  @Test
  void everyRequest_isReadAsProtobufReadsIt() {
    int read = 0;
    for (int number = 0; number < CASES; number++) {
      HostileRequest request = HostileRequest.of(SEED, number);
      if (request.signal() != Signal.METRICS && request.contentEncoding().isEmpty()) {
        read += isReadAlike(request) ? 1 : 0;
      }
    }
    assertThat(read).as("requests that protobuf could read").isGreaterThan(CASES / 10);
  }

  /// @return whether protobuf could read it
  private static boolean isReadAlike(HostileRequest request) {
    List<String> expected;
    try {
      expected = byProtobuf(request.signal(), request.body());
    } catch (InvalidProtocolBufferException notProtobuf) {
      return false;
    }
    assertThat(byUs(request)).as(request.toString()).isEqualTo(expected);
    return true;
  }

  private static List<String> byUs(HostileRequest request) {
    try {
      Payload.Decoded decoded =
          OtlpProtobuf.decode(request.signal(), request.body(), HeapAllowance.unbounded());
      List<String> lines = new ArrayList<>();
      decoded.spans().forEach(resource -> lines.addAll(lines(resource, OtlpProtobufTest::line)));
      decoded.logs().forEach(resource -> lines.addAll(lines(resource, OtlpProtobufTest::line)));
      return lines;
    } catch (IOException e) {
      throw new AssertionError("protobuf could read " + request, e);
    }
  }

  private static List<String> byProtobuf(Signal signal, byte[] body)
      throws InvalidProtocolBufferException {
    List<String> lines = new ArrayList<>();
    if (signal == Signal.TRACES) {
      for (var resource : ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
        lines.add("resource " + pairs(resource.getResource().getAttributesList()));
        for (var scope : resource.getScopeSpansList()) {
          lines.add("scope " + pairs(scope.getScope().getAttributesList()));
          scope.getSpansList().forEach(span -> lines.add(line(span)));
        }
      }
    } else {
      for (var resource : ExportLogsServiceRequest.parseFrom(body).getResourceLogsList()) {
        lines.add("resource " + pairs(resource.getResource().getAttributesList()));
        for (var scope : resource.getScopeLogsList()) {
          lines.add("scope " + pairs(scope.getScope().getAttributesList()));
          scope.getLogRecordsList().forEach(log -> lines.add(line(log)));
        }
      }
    }
    return lines;
  }

  private static <T> List<String> lines(
      ResourceRows<T> resource, java.util.function.Function<T, String> line) {
    List<String> lines = new ArrayList<>();
    lines.add("resource " + ours(resource.attributes()));
    for (ResourceRows.Scope<T> scope : resource.scopes()) {
      lines.add("scope " + ours(scope.attributes()));
      scope.rows().forEach(row -> lines.add(line.apply(row)));
    }
    return lines;
  }

  private static String line(SentSpan span) {
    return "%s %s %s %d %d %s %s %s %s"
        .formatted(
            hex(span.traceId()),
            hex(span.spanId()),
            hex(span.parentSpanId()),
            span.startNanos(),
            span.endNanos(),
            ours(span.attributes()),
            span.events().stream().map(event -> event.name() + ours(event.attributes())).toList(),
            span.links().stream().map(OtlpProtobufTest::ours).toList(),
            span.failed());
  }

  private static String line(Span span) {
    return "%s %s %s %d %d %s %s %s %s"
        .formatted(
            hex(span.getTraceId()),
            hex(span.getSpanId()),
            hex(span.getParentSpanId()),
            span.getStartTimeUnixNano(),
            span.getEndTimeUnixNano(),
            pairs(span.getAttributesList()),
            span.getEventsList().stream()
                .map(event -> event.getName() + pairs(event.getAttributesList()))
                .toList(),
            span.getLinksList().stream().map(link -> pairs(link.getAttributesList())).toList(),
            span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR);
  }

  private static String line(SentLog log) {
    return "%s %s %d %d %s %s"
        .formatted(
            hex(log.traceId()),
            hex(log.spanId()),
            log.timeNanos(),
            log.observedNanos(),
            log.eventName(),
            ours(log.attributes()));
  }

  private static String line(LogRecord log) {
    return "%s %s %d %d %s %s"
        .formatted(
            hex(log.getTraceId()),
            hex(log.getSpanId()),
            log.getTimeUnixNano(),
            log.getObservedTimeUnixNano(),
            log.getEventName(),
            pairs(log.getAttributesList()));
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String hex(Slice slice) {
    return HexFormat.of().formatHex(slice.bytes(), slice.offset(), slice.offset() + slice.length());
  }

  private static String pairs(List<KeyValue> attributes) {
    return attributes.stream().map(a -> a.getKey() + '=' + value(a.getValue())).toList().toString();
  }

  private static String value(AnyValue value) {
    String said =
        switch (value.getValueCase()) {
          case STRING_VALUE -> value.getStringValue();
          case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
          case INT_VALUE -> Long.toString(value.getIntValue());
          case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
          case ARRAY_VALUE ->
              value.getArrayValue().getValuesList().stream()
                  .map(OtlpProtobufTest::value)
                  .toList()
                  .toString();
          case KVLIST_VALUE -> pairs(value.getKvlistValue().getValuesList());
          default -> "";
        };
    return value.getValueCase() + " " + said;
  }

  private static String ours(List<Attribute> attributes) {
    return attributes.stream().map(a -> a.key().text() + '=' + ours(a.value())).toList().toString();
  }

  private static String ours(AttributeValue value) {
    String said =
        switch (value) {
          case AttributeValue.Text text -> text.string();
          case AttributeValue.Truth truth -> Boolean.toString(truth.value());
          case AttributeValue.Whole whole -> Long.toString(whole.value());
          case AttributeValue.Fraction fraction -> Double.toString(fraction.value());
          case AttributeValue.Items items ->
              items.values().stream().map(OtlpProtobufTest::ours).toList().toString();
          case AttributeValue.Members members -> ours(members.members());
          case AttributeValue.Absent _, AttributeValue.Opaque _ -> "";
        };
    return value.type() + " " + said;
  }

  @Test
  void metrics_areToldByName() throws IOException {
    byte[] request =
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(
                ResourceMetrics.newBuilder()
                    .addScopeMetrics(
                        ScopeMetrics.newBuilder()
                            .addMetrics(Metric.newBuilder().setName("one"))
                            .addMetrics(Metric.newBuilder().setName("two").setUnit("s"))))
            .build()
            .toByteArray();
    assertThat(OtlpProtobuf.metricNames(request, HeapAllowance.unbounded()))
        .containsExactly("one", "two");
  }

  @Test
  void nestingWithoutEnd_isNoOtlp() {
    AnyValue value = AnyValue.newBuilder().setStringValue("deep").build();
    for (int i = 0; i < 60; i++) {
      value = Otlp.listValue(value);
    }
    byte[] request =
        Otlp.traces(Otlp.chat(1, "c", "a", "b").addAttributes(Otlp.attribute("x", value)))
            .toByteArray();
    assertThatThrownBy(() -> OtlpProtobuf.decode(Signal.TRACES, request, HeapAllowance.unbounded()))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }

  @Test
  void requestThatIsCutAnywhere_isNoOtlp_andTwoTogetherAreOne() throws IOException {
    byte[] request = Otlp.traces(Otlp.chat(1, "c", "a", "b")).toByteArray();
    for (int length = 1; length < request.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(request, length);
      assertThatThrownBy(() -> OtlpProtobuf.decode(Signal.TRACES, cut, HeapAllowance.unbounded()))
          .as("%d bytes", length)
          .isInstanceOf(InvalidProtocolBufferException.class);
    }
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(request);
    twice.writeBytes(request);
    assertThat(
            OtlpProtobuf.decode(Signal.TRACES, twice.toByteArray(), HeapAllowance.unbounded())
                .spans())
        .hasSize(2);
  }
}

package io.airworthy.telemetry;

import static io.airworthy.telemetry.ProtobufValues.LENGTH;
import static io.airworthy.telemetry.ProtobufValues.WIRE;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes OTLP protobuf.
///
/// Requests of spans, log records and metrics are laid out alike down to the rows. What is broken
/// spoils the request; a string that is no UTF-8 only its row, when it is read at all.
final class OtlpProtobuf {
  private static final int RESOURCES =
      ExportTraceServiceRequest.RESOURCE_SPANS_FIELD_NUMBER << WIRE | LENGTH;
  private static final int RESOURCE = ResourceSpans.RESOURCE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int RESOURCE_ATTRIBUTES = Resource.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;
  private static final int SCOPES = ResourceSpans.SCOPE_SPANS_FIELD_NUMBER << WIRE | LENGTH;
  private static final int SCOPE = ScopeSpans.SCOPE_FIELD_NUMBER << WIRE | LENGTH;
  private static final int SCOPE_ATTRIBUTES =
      InstrumentationScope.ATTRIBUTES_FIELD_NUMBER << WIRE | LENGTH;
  private static final int ROWS = ScopeSpans.SPANS_FIELD_NUMBER << WIRE | LENGTH;

  private static final int METRIC_NAME = Metric.NAME_FIELD_NUMBER << WIRE | LENGTH;

  private static final KeyNames NAMES = AttributeMapping.builtIn().keyNames();

  private OtlpProtobuf() {}

  /// Reads a span or a log record.
  @FunctionalInterface
  private interface Row<T> {
    T read(ProtobufInput in) throws IOException;
  }

  /// Decodes a request.
  ///
  /// @param heap is asked before objects are made of it
  /// @throws InvalidProtocolBufferException when it is no OTLP protobuf
  static Payload.Decoded decode(Signal signal, byte[] bytes, HeapAllowance heap)
      throws IOException {
    return switch (signal) {
      case TRACES -> new Payload.Decoded(resources(bytes, heap, ProtobufRows::span), List.of());
      case LOGS -> new Payload.Decoded(List.of(), resources(bytes, heap, ProtobufRows::log));
      case METRICS -> throw new IllegalArgumentException("metrics have no rows");
    };
  }

  /// The names of a request's metrics, of which nothing else is read.
  static List<String> metricNames(byte[] bytes, HeapAllowance heap) throws IOException {
    return resources(bytes, heap, OtlpProtobuf::metricName).stream()
        .flatMap(ResourceRows::rows)
        .toList();
  }

  private static String metricName(ProtobufInput in) throws IOException {
    int opened = in.open();
    String name = "";
    int tag;
    while ((tag = in.tag()) != 0) {
      if (tag == METRIC_NAME) {
        name = in.bytes().string();
      } else {
        in.skip(tag);
      }
    }
    in.close(opened);
    return name;
  }

  private static <T> List<ResourceRows<T>> resources(byte[] bytes, HeapAllowance heap, Row<T> row)
      throws IOException {
    ProtobufInput in = new ProtobufInput(bytes, NAMES, heap);
    List<ResourceRows<T>> resources = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      if (tag == RESOURCES) {
        resources.add(resource(in, row));
      } else {
        in.skip(tag);
      }
    }
    in.settle();
    return resources;
  }

  private static <T> ResourceRows<T> resource(ProtobufInput in, Row<T> row) throws IOException {
    int opened = in.open();
    List<Attribute> attributes = new ArrayList<>();
    List<ResourceRows.Scope<T>> scopes = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case RESOURCE -> attributes.addAll(ProtobufValues.attributes(in, RESOURCE_ATTRIBUTES));
        case SCOPES -> scopes.add(scope(in, row));
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new ResourceRows<>(attributes, scopes);
  }

  private static <T> ResourceRows.Scope<T> scope(ProtobufInput in, Row<T> row) throws IOException {
    int opened = in.open();
    List<Attribute> attributes = new ArrayList<>();
    List<T> rows = new ArrayList<>();
    int tag;
    while ((tag = in.tag()) != 0) {
      switch (tag) {
        case SCOPE -> attributes.addAll(ProtobufValues.attributes(in, SCOPE_ATTRIBUTES));
        case ROWS -> rows.add(row.read(in));
        default -> in.skip(tag);
      }
    }
    in.close(opened);
    return new ResourceRows.Scope<>(attributes, rows);
  }

  /// Decodes a request that does not say what it carries. Spans have ids and times where log
  /// records have other types, so a wrong reading fails or finds neither.
  static Payload.Decoded decodeEither(byte[] bytes) throws IOException {
    HeapAllowance heap = HeapAllowance.unbounded();
    try {
      Payload.Decoded traces = decode(Signal.TRACES, bytes, heap);
      if (hasSpans(traces)) {
        return traces;
      }
    } catch (InvalidProtocolBufferException notTraces) {
      return decode(Signal.LOGS, bytes, heap);
    }
    try {
      Payload.Decoded logs = decode(Signal.LOGS, bytes, heap);
      return hasLogs(logs) ? logs : decode(Signal.TRACES, bytes, heap);
    } catch (InvalidProtocolBufferException notLogs) {
      return decode(Signal.TRACES, bytes, heap);
    }
  }

  private static boolean hasSpans(Payload.Decoded decoded) {
    return decoded.spans().stream().flatMap(ResourceRows::rows).anyMatch(OtlpProtobuf::isSpan);
  }

  private static boolean isSpan(SentSpan span) {
    return span.startNanos() != 0 || span.endNanos() != 0 || !span.traceId().isEmpty();
  }

  private static boolean hasLogs(Payload.Decoded decoded) {
    return decoded.logs().stream().flatMap(ResourceRows::rows).anyMatch(OtlpProtobuf::isLog);
  }

  private static boolean isLog(SentLog log) {
    return log.timeNanos() != 0
        || log.observedNanos() != 0
        || !log.eventName().isEmpty()
        || !log.attributes().isEmpty();
  }
}

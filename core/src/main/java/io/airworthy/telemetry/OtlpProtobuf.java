package io.airworthy.telemetry;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;

/// Decodes OTLP protobuf.
final class OtlpProtobuf {
  private OtlpProtobuf() {}

  static Payload.Decoded decode(Signal signal, byte[] bytes) throws InvalidProtocolBufferException {
    return switch (signal) {
      case TRACES ->
          new Payload.Decoded(
              ExportTraceServiceRequest.parseFrom(bytes).getResourceSpansList(), List.of());
      case LOGS ->
          new Payload.Decoded(
              List.of(), ExportLogsServiceRequest.parseFrom(bytes).getResourceLogsList());
      case METRICS -> throw new IllegalArgumentException("metrics have no rows");
    };
  }

  /// Decodes a request that does not say what it carries. Spans have ids and times where log
  /// records have other types, so a wrong reading fails or finds neither.
  static Payload.Decoded decodeEither(byte[] bytes) throws InvalidProtocolBufferException {
    try {
      Payload.Decoded traces = decode(Signal.TRACES, bytes);
      if (hasSpans(traces)) {
        return traces;
      }
    } catch (InvalidProtocolBufferException notTraces) {
      return decode(Signal.LOGS, bytes);
    }
    try {
      Payload.Decoded logs = decode(Signal.LOGS, bytes);
      return hasLogs(logs) ? logs : decode(Signal.TRACES, bytes);
    } catch (InvalidProtocolBufferException notLogs) {
      return decode(Signal.TRACES, bytes);
    }
  }

  private static boolean hasSpans(Payload.Decoded decoded) {
    return decoded.spans().stream()
        .flatMap(resource -> resource.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream())
        .anyMatch(OtlpProtobuf::isSpan);
  }

  private static boolean isSpan(Span span) {
    return span.getStartTimeUnixNano() != 0
        || span.getEndTimeUnixNano() != 0
        || !span.getTraceId().isEmpty();
  }

  private static boolean hasLogs(Payload.Decoded decoded) {
    return decoded.logs().stream()
        .flatMap(resource -> resource.getScopeLogsList().stream())
        .flatMap(scope -> scope.getLogRecordsList().stream())
        .anyMatch(OtlpProtobuf::isLog);
  }

  private static boolean isLog(LogRecord log) {
    return log.getTimeUnixNano() != 0
        || log.getObservedTimeUnixNano() != 0
        || !log.getEventName().isEmpty()
        || log.getAttributesCount() > 0;
  }
}

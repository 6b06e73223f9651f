package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.CodedOutputStream;
import io.airworthy.AirworthyException;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// The two forms of OTLP, and the replies in each.
public enum Encoding {
  /// Binary.
  PROTOBUF("application/x-protobuf"),
  /// Text.
  JSON("application/json");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String contentType;

  Encoding(String contentType) {
    this.contentType = contentType;
  }

  /// The form a `Content-Type` names, whatever its parameters.
  static Optional<Encoding> of(String header) {
    int parameters = header.indexOf(';');
    String type = (parameters < 0 ? header : header.substring(0, parameters)).strip();
    for (Encoding encoding : values()) {
      if (encoding.contentType.equals(type.toLowerCase(Locale.ROOT))) {
        return Optional.of(encoding);
      }
    }
    return Optional.empty();
  }

  /// Decodes a request.
  ///
  /// @param heap is asked before objects are made of it
  /// @throws IOException when it is not OTLP, or there is no heap for it
  Payload.Decoded decode(Signal signal, byte[] body, HeapAllowance heap) throws IOException {
    heap.take(RequestWeight.of(this, body));
    return switch (this) {
      case PROTOBUF -> OtlpProtobuf.decode(signal, body, heap);
      case JSON -> OtlpJson.decode(body, 0, body.length);
    };
  }

  /// Everything was taken, and there is nothing to say.
  OtlpReply success() {
    return reply(200, this == PROTOBUF ? new byte[0] : json(MAPPER.createObjectNode()));
  }

  /// The request was taken but for some rows; with none it is a warning.
  OtlpReply partial(Signal signal, long rejected, String message) {
    return reply(
        200,
        switch (this) {
          case PROTOBUF -> protobufPartial(signal, rejected, message);
          case JSON -> jsonPartial(signal, rejected, message);
        });
  }

  /// The request was not taken.
  ///
  /// @param code a code of `google.rpc.Code`
  OtlpReply failure(int status, int code, String message) {
    return reply(
        status,
        switch (this) {
          case PROTOBUF -> protobufStatus(code, message);
          case JSON -> json(MAPPER.createObjectNode().put("code", code).put("message", message));
        });
  }

  private OtlpReply reply(int status, byte[] body) {
    return new OtlpReply(status, contentType, body);
  }

  private static byte[] protobufPartial(Signal signal, long rejected, String message) {
    return switch (signal) {
      case TRACES ->
          ExportTraceServiceResponse.newBuilder()
              .setPartialSuccess(
                  ExportTracePartialSuccess.newBuilder()
                      .setRejectedSpans(rejected)
                      .setErrorMessage(message))
              .build()
              .toByteArray();
      case LOGS ->
          ExportLogsServiceResponse.newBuilder()
              .setPartialSuccess(
                  ExportLogsPartialSuccess.newBuilder()
                      .setRejectedLogRecords(rejected)
                      .setErrorMessage(message))
              .build()
              .toByteArray();
      case METRICS ->
          ExportMetricsServiceResponse.newBuilder()
              .setPartialSuccess(
                  ExportMetricsPartialSuccess.newBuilder()
                      .setRejectedDataPoints(rejected)
                      .setErrorMessage(message))
              .build()
              .toByteArray();
    };
  }

  private static byte[] jsonPartial(Signal signal, long rejected, String message) {
    String field =
        switch (signal) {
          case TRACES -> "rejectedSpans";
          case LOGS -> "rejectedLogRecords";
          case METRICS -> "rejectedDataPoints";
        };
    ObjectNode reply = MAPPER.createObjectNode();
    reply
        .putObject("partialSuccess")
        .put(field, Long.toString(rejected))
        .put("errorMessage", message);
    return json(reply);
  }

  private static byte[] protobufStatus(int code, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      out.writeInt32(1, code);
      out.writeString(2, message);
      out.flush();
    } catch (IOException e) {
      throw AirworthyException.internal("a status cannot be written to memory", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] json(ObjectNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (IOException e) {
      throw AirworthyException.internal("a reply cannot be written to memory", e);
    }
  }
}

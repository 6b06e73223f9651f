package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import io.opentelemetry.proto.logs.v1.LogRecord;
import java.io.IOException;

/// Decodes log records of OTLP JSON; bodies are left where they are.
final class JsonLogs {
  private JsonLogs() {}

  static LogRecord log(JsonParser parser) throws IOException {
    LogRecord.Builder builder = LogRecord.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "timeUnixNano" -> builder.setTimeUnixNano(JsonValues.nanos(parser));
        case "observedTimeUnixNano" -> builder.setObservedTimeUnixNano(JsonValues.nanos(parser));
        case "traceId" -> builder.setTraceId(JsonValues.hex(parser));
        case "spanId" -> builder.setSpanId(JsonValues.hex(parser));
        case "eventName" -> builder.setEventName(JsonValues.text(parser));
        case "attributes" -> JsonValues.keyValues(parser, builder::addAttributes);
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }
}

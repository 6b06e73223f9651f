package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes log records of OTLP JSON; bodies are left where they are.
final class JsonLogs {
  private JsonLogs() {}

  static SentLog log(JsonParser parser) throws IOException {
    Slice traceId = Slice.EMPTY;
    Slice spanId = Slice.EMPTY;
    long time = 0;
    long observed = 0;
    String event = "";
    List<Attribute> attributes = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "timeUnixNano" -> time = JsonValues.nanos(parser);
        case "observedTimeUnixNano" -> observed = JsonValues.nanos(parser);
        case "traceId" -> traceId = JsonValues.hex(parser);
        case "spanId" -> spanId = JsonValues.hex(parser);
        case "eventName" -> event = JsonValues.text(parser);
        case "attributes" -> JsonValues.keyValues(parser, attributes);
        default -> parser.skipChildren();
      }
    }
    return new SentLog(traceId, spanId, time, observed, event, attributes);
  }
}

package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;

/// Decodes spans of OTLP JSON. Names, messages, trace states and schema URLs are left where they
/// are: nothing of them is ever kept.
final class JsonSpans {
  private JsonSpans() {}

  static Span span(JsonParser parser) throws IOException {
    Span.Builder builder = Span.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "traceId" -> builder.setTraceId(JsonValues.hex(parser));
        case "spanId" -> builder.setSpanId(JsonValues.hex(parser));
        case "parentSpanId" -> builder.setParentSpanId(JsonValues.hex(parser));
        case "startTimeUnixNano" -> builder.setStartTimeUnixNano(JsonValues.nanos(parser));
        case "endTimeUnixNano" -> builder.setEndTimeUnixNano(JsonValues.nanos(parser));
        case "attributes" -> JsonValues.keyValues(parser, builder::addAttributes);
        case "events" -> JsonValues.eachObject(parser, () -> builder.addEvents(event(parser)));
        case "links" -> JsonValues.eachObject(parser, () -> builder.addLinks(link(parser)));
        case "status" -> JsonValues.object(parser, () -> builder.setStatus(status(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static Span.Event event(JsonParser parser) throws IOException {
    Span.Event.Builder builder = Span.Event.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "name" -> builder.setName(JsonValues.text(parser));
        case "timeUnixNano" -> builder.setTimeUnixNano(JsonValues.nanos(parser));
        case "attributes" -> JsonValues.keyValues(parser, builder::addAttributes);
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static Span.Link link(JsonParser parser) throws IOException {
    Span.Link.Builder builder = Span.Link.newBuilder();
    JsonValues.attributesOfOpenObject(parser, builder::addAttributes);
    return builder.build();
  }

  private static Status status(JsonParser parser) throws IOException {
    Status.Builder builder = Status.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("code")) {
        builder.setCodeValue((int) JsonValues.whole(parser));
      } else {
        parser.skipChildren();
      }
    }
    return builder.build();
  }
}

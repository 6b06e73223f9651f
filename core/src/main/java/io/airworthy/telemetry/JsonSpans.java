package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParser;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes spans of OTLP JSON. Names, messages, trace states and schema URLs are left where they
/// are: nothing of them is ever kept.
final class JsonSpans {
  private Slice traceId = Slice.EMPTY;
  private Slice spanId = Slice.EMPTY;
  private Slice parentSpanId = Slice.EMPTY;
  private long start;
  private long end;
  private boolean failed;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<SentSpan.Event> events = new ArrayList<>();
  private final List<List<Attribute>> links = new ArrayList<>();

  private JsonSpans() {}

  static SentSpan span(JsonParser parser) throws IOException {
    JsonSpans span = new JsonSpans();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      span.read(name, parser);
    }
    return new SentSpan(
        span.traceId,
        span.spanId,
        span.parentSpanId,
        span.start,
        span.end,
        span.attributes,
        span.events,
        span.links,
        span.failed);
  }

  private void read(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "traceId" -> traceId = JsonValues.hex(parser);
      case "spanId" -> spanId = JsonValues.hex(parser);
      case "parentSpanId" -> parentSpanId = JsonValues.hex(parser);
      case "startTimeUnixNano" -> start = JsonValues.nanos(parser);
      case "endTimeUnixNano" -> end = JsonValues.nanos(parser);
      case "attributes" -> JsonValues.keyValues(parser, attributes);
      case "events" -> JsonValues.eachObject(parser, () -> events.add(event(parser)));
      case "links" -> JsonValues.eachObject(parser, () -> links.add(link(parser)));
      case "status" -> JsonValues.object(parser, () -> failed = isFailure(parser, failed));
      default -> parser.skipChildren();
    }
  }

  private static SentSpan.Event event(JsonParser parser) throws IOException {
    String called = "";
    List<Attribute> attributes = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "name" -> called = JsonValues.text(parser);
        case "attributes" -> JsonValues.keyValues(parser, attributes);
        default -> parser.skipChildren();
      }
    }
    return new SentSpan.Event(called, attributes);
  }

  private static List<Attribute> link(JsonParser parser) throws IOException {
    List<Attribute> attributes = new ArrayList<>();
    JsonValues.attributesOfOpenObject(parser, attributes);
    return attributes;
  }

  private static boolean isFailure(JsonParser parser, boolean before) throws IOException {
    boolean failed = before;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("code")) {
        failed = (int) JsonValues.whole(parser) == Status.StatusCode.STATUS_CODE_ERROR_VALUE;
      } else {
        parser.skipChildren();
      }
    }
    return failed;
  }
}

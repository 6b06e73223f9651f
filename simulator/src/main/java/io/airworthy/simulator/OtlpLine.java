package io.airworthy.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;

/// One export request while it is being written: a line of OTLP JSON of one origin and one signal.
///
/// Ids are hexadecimal, field names lowerCamelCase, 64-bit integers strings and enumerations
/// integers, as OTLP's JSON encoding wants them.
final class OtlpLine {
  /// `SPAN_KIND_CLIENT`.
  private static final int CLIENT = 3;

  /// `STATUS_CODE_ERROR`.
  private static final int ERROR = 2;

  /// `SEVERITY_NUMBER_INFO`.
  private static final int INFO = 9;

  private static final JsonFactory JSON = new JsonFactory();
  private static final String SCOPE = "io.airworthy.simulator";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final JsonGenerator json;
  private int items;

  private OtlpLine(Origin origin, String resources, String scopes, String records)
      throws IOException {
    json = JSON.createGenerator(bytes);
    json.writeStartObject();
    json.writeArrayFieldStart(resources);
    json.writeStartObject();
    json.writeObjectFieldStart("resource");
    attributes(origin.resource());
    json.writeEndObject();
    json.writeArrayFieldStart(scopes);
    json.writeStartObject();
    json.writeObjectFieldStart("scope");
    json.writeStringField("name", SCOPE);
    json.writeEndObject();
    json.writeStringField("schemaUrl", origin.dialect().schemaUrl());
    json.writeArrayFieldStart(records);
  }

  static OtlpLine ofSpans(Origin origin) throws IOException {
    return new OtlpLine(origin, "resourceSpans", "scopeSpans", "spans");
  }

  static OtlpLine ofEvents(Origin origin) throws IOException {
    return new OtlpLine(origin, "resourceLogs", "scopeLogs", "logRecords");
  }

  int items() {
    return items;
  }

  void add(Span span) throws IOException {
    items++;
    json.writeStartObject();
    json.writeStringField("traceId", span.ref().traceId().toString());
    json.writeStringField("spanId", span.ref().spanId().toString());
    json.writeStringField("name", span.name());
    json.writeNumberField("kind", CLIENT);
    json.writeStringField("startTimeUnixNano", nanos(span.start()));
    json.writeStringField("endTimeUnixNano", nanos(span.end()));
    attributes(span.attributes());
    json.writeObjectFieldStart("status");
    if (span.failed()) {
      json.writeNumberField("code", ERROR);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  void add(Event event) throws IOException {
    items++;
    json.writeStartObject();
    json.writeStringField("timeUnixNano", nanos(event.time()));
    json.writeStringField("observedTimeUnixNano", nanos(event.observed()));
    json.writeNumberField("severityNumber", INFO);
    json.writeStringField("eventName", event.name());
    if (event.span().isPresent()) {
      json.writeStringField("traceId", event.span().get().traceId().toString());
      json.writeStringField("spanId", event.span().get().spanId().toString());
    }
    attributes(event.attributes());
    json.writeEndObject();
  }

  /// Ends the request and writes it with its line feed.
  void writeTo(OutputStream out) throws IOException {
    json.close();
    bytes.write('\n');
    bytes.writeTo(out);
  }

  private static String nanos(Instant time) {
    return Long.toString(
        Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano()));
  }

  private void attributes(List<Attribute> attributes) throws IOException {
    json.writeArrayFieldStart("attributes");
    for (Attribute attribute : attributes) {
      json.writeStartObject();
      json.writeStringField("key", attribute.key());
      json.writeObjectFieldStart("value");
      value(attribute);
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void value(Attribute attribute) throws IOException {
    switch (attribute) {
      case Attribute.Text text -> json.writeStringField("stringValue", text.value());
      case Attribute.Whole whole -> json.writeStringField("intValue", Long.toString(whole.value()));
      case Attribute.Decimal decimal -> json.writeNumberField("doubleValue", decimal.value());
      case Attribute.Texts texts -> {
        json.writeObjectFieldStart("arrayValue");
        json.writeArrayFieldStart("values");
        for (String text : texts.value()) {
          json.writeStartObject();
          json.writeStringField("stringValue", text);
          json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
  }
}

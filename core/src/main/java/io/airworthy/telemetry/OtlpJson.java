package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes OTLP JSON into the same types as OTLP protobuf, so that one path serves both.
///
/// As the specification says: names in lowerCamelCase, ids in hexadecimal of either case, integers
/// as numbers or strings, enums as integers, unknown fields ignored. A value of the wrong type is
/// read as absent, so that it spoils its row and not the request; broken syntax spoils the request.
final class OtlpJson {
  private static final JsonFactory FACTORY = Limits.json();

  private OtlpJson() {}

  /// Decodes one document, which must fill the range; no more than white space may follow.
  static Payload.Decoded decode(byte[] bytes, int offset, int length) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
      parser.nextToken();
      Payload.Decoded decoded = request(parser);
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "more than one document");
      }
      return decoded;
    }
  }

  /// One document as a tree, within the same limits.
  static JsonNode tree(ObjectMapper mapper, byte[] bytes) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonNode tree = mapper.readTree(parser);
      if (tree == null || !tree.isObject()) {
        throw new JsonParseException(parser, "not an object");
      }
      return tree;
    }
  }

  private static Payload.Decoded request(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new JsonParseException(parser, "not an object");
    }
    List<ResourceRows<SentSpan>> spans = new ArrayList<>();
    List<ResourceRows<SentLog>> logs = new ArrayList<>();
    boolean foreign = false;
    boolean known = false;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "resourceSpans" -> {
          known = true;
          JsonValues.eachObject(
              parser, () -> spans.add(resource(parser, "scopeSpans", "spans", JsonSpans::span)));
        }
        case "resourceLogs" -> {
          known = true;
          JsonValues.eachObject(
              parser, () -> logs.add(resource(parser, "scopeLogs", "logRecords", JsonLogs::log)));
        }
        default -> {
          foreign = true;
          parser.skipChildren();
        }
      }
    }
    if (foreign && !known) {
      throw new JsonParseException(parser, "neither traces nor logs");
    }
    return new Payload.Decoded(spans, logs);
  }

  /// Reads a span or a log record.
  @FunctionalInterface
  private interface Row<T> {
    T read(JsonParser parser) throws IOException;
  }

  private static <T> ResourceRows<T> resource(
      JsonParser parser, String ofScopes, String ofRows, Row<T> row) throws IOException {
    List<Attribute> attributes = new ArrayList<>();
    List<ResourceRows.Scope<T>> scopes = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("resource")) {
        JsonValues.attributes(parser, attributes);
      } else if (name.equals(ofScopes)) {
        JsonValues.eachObject(parser, () -> scopes.add(scope(parser, ofRows, row)));
      } else {
        parser.skipChildren();
      }
    }
    return new ResourceRows<>(attributes, scopes);
  }

  private static <T> ResourceRows.Scope<T> scope(JsonParser parser, String ofRows, Row<T> row)
      throws IOException {
    List<Attribute> attributes = new ArrayList<>();
    List<T> rows = new ArrayList<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      if (name.equals("scope")) {
        JsonValues.attributes(parser, attributes);
      } else if (name.equals(ofRows)) {
        JsonValues.eachObject(parser, () -> rows.add(row.read(parser)));
      } else {
        parser.skipChildren();
      }
    }
    return new ResourceRows.Scope<>(attributes, rows);
  }
}

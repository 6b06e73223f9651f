package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Decodes OTLP JSON into the types of OTLP protobuf, so that one path serves both.
///
/// As the specification says: names in lowerCamelCase, ids in hexadecimal of either case, integers
/// as numbers or strings, enums as integers, unknown fields ignored. A value of the wrong type is
/// read as absent, so that it spoils its row and not the request; broken syntax spoils the request.
final class OtlpJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.STRING_CHARS)
                  .build())
          .build();

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
    List<ResourceSpans> spans = new ArrayList<>();
    List<ResourceLogs> logs = new ArrayList<>();
    boolean foreign = false;
    boolean known = false;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "resourceSpans" -> {
          known = true;
          JsonValues.eachObject(parser, () -> spans.add(resourceSpans(parser)));
        }
        case "resourceLogs" -> {
          known = true;
          JsonValues.eachObject(parser, () -> logs.add(resourceLogs(parser)));
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

  private static ResourceSpans resourceSpans(JsonParser parser) throws IOException {
    ResourceSpans.Builder builder = ResourceSpans.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "resource" ->
            JsonValues.attributes(parser, builder.getResourceBuilder()::addAttributes);
        case "scopeSpans" ->
            JsonValues.eachObject(parser, () -> builder.addScopeSpans(scopeSpans(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static ScopeSpans scopeSpans(JsonParser parser) throws IOException {
    ScopeSpans.Builder builder = ScopeSpans.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "scope" -> JsonValues.attributes(parser, builder.getScopeBuilder()::addAttributes);
        case "spans" ->
            JsonValues.eachObject(parser, () -> builder.addSpans(JsonSpans.span(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static ResourceLogs resourceLogs(JsonParser parser) throws IOException {
    ResourceLogs.Builder builder = ResourceLogs.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "resource" ->
            JsonValues.attributes(parser, builder.getResourceBuilder()::addAttributes);
        case "scopeLogs" ->
            JsonValues.eachObject(parser, () -> builder.addScopeLogs(scopeLogs(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }

  private static ScopeLogs scopeLogs(JsonParser parser) throws IOException {
    ScopeLogs.Builder builder = ScopeLogs.newBuilder();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      parser.nextToken();
      switch (name) {
        case "scope" -> JsonValues.attributes(parser, builder.getScopeBuilder()::addAttributes);
        case "logRecords" ->
            JsonValues.eachObject(parser, () -> builder.addLogRecords(JsonLogs.log(parser)));
        default -> parser.skipChildren();
      }
    }
    return builder.build();
  }
}

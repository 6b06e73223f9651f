package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/// Writes a head as one JSON document, for programs that score with it elsewhere:
/// `docs/formats/text-head.md` says how. Like the file itself it holds hashed indices and no word.
public final class HeadExport {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .build();

  private HeadExport() {}

  /// Writes the document; the stream stays open.
  public static void write(TextHead head, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writePOJOField("header", head.header());
      json.writeArrayFieldStart("terms");
      for (int column = 0; column < head.terms().size(); column++) {
        json.writeStartArray();
        json.writeNumber(head.terms().term(column));
        json.writeNumber(head.terms().rarity(column));
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("classes");
      for (HeadClass each : head.classes()) {
        write(each, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(HeadClass each, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", each.name().value());
    json.writeNumberField("slope", each.slope());
    json.writeNumberField("intercept", each.intercept());
    json.writeNumberField("bias", each.bias());
    json.writeArrayFieldStart("weights");
    for (float weight : each.weights()) {
      json.writeNumber(weight);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

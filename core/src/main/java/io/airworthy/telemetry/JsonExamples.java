package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.telemetry.LabelledTextReader.ExampleSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Labelled texts in JSON.
final class JsonExamples {
  private static final JsonMapper JSON = new JsonMapper();

  private final HeadTask task;
  private final Path file;

  JsonExamples(HeadTask task, Path file) {
    this.task = task;
    this.file = file;
  }

  /// One object a line; a line without a conversation stands alone.
  void lines(List<String> lines, ExampleSink sink) {
    for (int at = 0; at < lines.size(); at++) {
      if (!lines.get(at).isBlank()) {
        String where = file + ": line " + (at + 1);
        JsonNode node = parse(lines.get(at), where);
        String alone = "line " + (at + 1);
        sink.accept(
            passage(node, where), judgement(node, where), node.path("conversation").asText(alone));
      }
    }
  }

  /// The pairs of one list; each stands alone.
  void pairs(byte[] bytes, String list, ExampleSink sink) throws IOException {
    JsonNode pairs;
    try {
      pairs = JSON.readTree(bytes).path(list);
    } catch (JsonParseException _) {
      throw AirworthyException.badInput(file + ": not JSON");
    }
    if (!pairs.isArray()) {
      throw AirworthyException.badInput(
          file + ": found no such list in it; name one after #, as in data.json#train");
    }
    for (int at = 0; at < pairs.size(); at++) {
      String where = file + ": pair " + (at + 1);
      JsonNode pair = pairs.get(at);
      if (!pair.path(0).isTextual() || !pair.path(1).isTextual()) {
        throw AirworthyException.badInput(where + ": expected a list of text and label");
      }
      Utterance text = Utterance.of(pair.get(0).textValue());
      String label = label(pair.get(1).textValue(), where);
      sink.accept(Passage.of(text), Judgement.of(label), "pair " + at);
    }
  }

  private Judgement judgement(JsonNode node, String where) {
    String label = label(text(node, "label", where), where);
    JsonNode agreement = node.path("agreement");
    if (agreement.isMissingNode()) {
      return Judgement.of(label);
    }
    double share = agreement.asDouble();
    if (!agreement.isNumber() || share < 0 || share > 1) {
      throw AirworthyException.badInput(where + ": agreement is not a number from 0 to 1");
    }
    return new Judgement(label, share);
  }

  private static Passage passage(JsonNode node, String where) {
    List<Passage.Part> parts = new ArrayList<>();
    parts.add(part(TextRole.MESSAGE, text(node, "text", where)));
    if (node.has("reply")) {
      parts.add(part(TextRole.REPLY, text(node, "reply", where)));
    }
    if (node.has("reaction")) {
      parts.add(part(TextRole.REACTION, text(node, "reaction", where)));
    }
    return new Passage(parts, List.of());
  }

  private static Passage.Part part(TextRole role, String text) {
    return new Passage.Part(role, Utterance.of(text));
  }

  private static JsonNode parse(String line, String where) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException _) {
      throw AirworthyException.badInput(where + ": not JSON");
    }
  }

  private static String text(JsonNode node, String key, String where) {
    JsonNode value = node.path(key);
    if (!value.isTextual()) {
      throw AirworthyException.badInput(where + ": " + key + " is missing or not a string");
    }
    return value.textValue();
  }

  private String label(String found, String where) {
    boolean fits =
        task.isBinary()
            ? found.equals("0") || found.equals("1")
            : Identifier.looksLikeIdentifier(found);
    if (!fits) {
      throw AirworthyException.badInput(
          where
              + ": the label is not "
              + (task.isBinary() ? "0 or 1" : "an identifier of 1 to 128 characters"));
    }
    return found;
  }
}

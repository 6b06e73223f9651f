package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;

/// The text of a message: its text parts, one below the other; calls, files, reasoning and the
/// answers of tools are left out.
final class MessageText {
  private MessageText() {}

  /// The text of a message object, whose parts stand under `parts` or `content`.
  static String of(JsonNode message) {
    JsonNode parts = message.path("parts");
    return ofParts(parts.isMissingNode() ? message.path("content") : parts);
  }

  /// The text of a list of parts, of one part, or of a plain string.
  static String ofParts(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    if (node.isObject()) {
      return ofPart(node);
    }
    if (node.size() == 1) {
      return ofParts(node.get(0));
    }
    StringBuilder texts = new StringBuilder();
    for (JsonNode part : node) {
      String text = ofParts(part);
      if (!text.isEmpty()) {
        texts.append(texts.isEmpty() ? "" : "\n").append(text);
      }
    }
    return texts.toString();
  }

  private static String ofPart(JsonNode part) {
    String text =
        switch (part.path("type").asText("text")) {
          case "text", "input_text", "output_text" -> "text";
          default -> "";
        };
    if (text.isEmpty()) {
      return "";
    }
    JsonNode content = part.path("content");
    return content.isTextual() ? content.textValue() : part.path("text").asText("");
  }
}

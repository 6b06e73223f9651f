package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.airworthy.telemetry.AttributeValue.Items;
import io.airworthy.telemetry.AttributeValue.Members;
import io.airworthy.telemetry.AttributeValue.Text;

/// Content as one kind of tree, whether it was sent as a JSON string or as a structured value.
///
/// A string that looks like JSON and is not is taken as it stands.
final class ContentTree {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectReader READER = new ObjectMapper(Limits.json()).reader();

  private ContentTree() {}

  static JsonNode of(AttributeValue value) {
    return switch (value) {
      case Text text -> ofText(text.string());
      case Items _, Members _ -> structured(value);
      default -> MissingNode.getInstance();
    };
  }

  private static JsonNode ofText(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    if (first != '[' && first != '{' && first != '"') {
      return new TextNode(text);
    }
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException notJson) {
      return new TextNode(text);
    }
  }

  private static JsonNode structured(AttributeValue value) {
    return switch (value) {
      case Text text -> new TextNode(text.string());
      case Items items -> {
        ArrayNode array = NODES.arrayNode();
        items.values().forEach(v -> array.add(structured(v)));
        yield array;
      }
      case Members members -> {
        ObjectNode object = NODES.objectNode();
        members
            .members()
            .forEach(member -> object.set(member.key().text(), structured(member.value())));
        yield object;
      }
      default -> NODES.nullNode();
    };
  }
}

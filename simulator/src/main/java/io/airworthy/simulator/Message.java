package io.airworthy.simulator;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.ArrayList;
import java.util.List;

/// One message of a conversation, in one or several text parts.
///
/// @param role `user` or `assistant`
record Message(String role, List<String> parts) {
  private static final JsonStringEncoder ESCAPE = JsonStringEncoder.getInstance();

  Message {
    parts = List.copyOf(parts);
  }

  static Message ofUser(String text) {
    return new Message("user", List.of(text));
  }

  static Message ofAssistant(List<String> parts) {
    return new Message("assistant", parts);
  }

  /// The form since 1.37: messages of parts.
  static String parted(List<Message> messages) {
    return array(messages.stream().map(m -> m.open() + "\"parts\":" + parts(m.parts) + "}"));
  }

  /// The form up to 1.36: messages of one content.
  static String flat(List<Message> messages) {
    return array(messages.stream().map(m -> m.open() + "\"content\":" + quoted(m.joined()) + "}"));
  }

  /// Text parts, as system instructions hold them.
  static String parts(List<String> texts) {
    List<String> parts = new ArrayList<>();
    for (String text : texts) {
      parts.add("{\"type\":\"text\",\"content\":" + quoted(text) + "}");
    }
    return array(parts.stream());
  }

  private String open() {
    return "{\"role\":\"" + role + "\",";
  }

  private String joined() {
    return String.join("\n", parts);
  }

  private static String array(java.util.stream.Stream<String> elements) {
    return elements.collect(java.util.stream.Collectors.joining(",", "[", "]"));
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 16).append('"');
    ESCAPE.quoteAsString(text, quoted);
    return quoted.append('"').toString();
  }
}

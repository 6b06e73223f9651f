package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one span says was said: the user's last message and the one before it, the reply, and the
/// system's instructions. It lives for the reading of that span.
final class Transcript {
  private static final int MOST_LINES = 64;

  private @Nullable Utterance message;
  private @Nullable Utterance before;
  private final List<DialogueLine> lines = new ArrayList<>(0);
  private final List<String> reply = new ArrayList<>(0);
  private @Nullable Utterance replied;
  private final List<String> system = new ArrayList<>(0);

  /// The user's last message.
  Optional<Utterance> message() {
    return Optional.ofNullable(message);
  }

  /// The user's message before the last one, where the span carries the history.
  Optional<Utterance> before() {
    return Optional.ofNullable(before);
  }

  /// All text of the reply.
  Optional<Utterance> reply() {
    if (reply.isEmpty()) {
      return Optional.empty();
    }
    Utterance known = replied;
    if (known == null) {
      known = Utterance.of(String.join("\n", reply));
      replied = known;
    }
    return Optional.of(known);
  }

  /// All text of the system's instructions.
  Optional<Utterance> system() {
    return system.isEmpty()
        ? Optional.empty()
        : Optional.of(Utterance.of(String.join("\n", system)));
  }

  /// What was said before the user's last message, in its order, where the span carries it.
  List<DialogueLine> earlier() {
    int last = lines.size() - 1;
    while (last >= 0 && !lines.get(last).user()) {
      last--;
    }
    return List.copyOf(lines.subList(0, Math.max(0, last)));
  }

  /// The dialogue up to the reply; empty without a reply.
  List<DialogueLine> dialogue() {
    List<DialogueLine> dialogue = new ArrayList<>();
    reply()
        .ifPresent(
            answer -> {
              dialogue.addAll(lines);
              dialogue.add(new DialogueLine(false, answer));
            });
    return dialogue;
  }

  /// Adds input messages: a list of them, one, an object that holds them, or plain text.
  void addInput(JsonNode node) {
    if (node.isTextual()) {
      addUser(node.textValue());
    } else if (node.isArray()) {
      node.forEach(this::addInput);
    } else if (node.path("messages").isArray()) {
      addInput(node.path("messages"));
    } else if (node.isObject()) {
      addMessage(node.path("role").asText("user"), MessageText.of(node));
    }
  }

  /// Adds output messages: a list of them or of choices, one, or plain text.
  void addOutput(JsonNode node) {
    if (node.isTextual()) {
      addReply(node.textValue());
    } else if (node.isArray()) {
      node.forEach(this::addOutput);
    } else if (node.path("choices").isArray()) {
      addOutput(node.path("choices"));
    } else if (node.path("messages").isArray()) {
      addOutput(node.path("messages"));
    } else if (node.path("message").isContainerNode()) {
      addOutput(node.path("message"));
    } else if (isReply(node.path("role").asText(""))) {
      addReply(MessageText.of(node));
    }
  }

  /// Adds the system's instructions: parts, or plain text.
  void addSystem(JsonNode node) {
    append(system, MessageText.ofParts(node));
  }

  /// Adds one message of the user; a message without text is none.
  void addUser(String text) {
    if (!text.isBlank()) {
      before = message;
      message = Utterance.of(text);
      addLine(true, message);
    }
  }

  /// Adds one earlier message of the assistant.
  void addAssistant(String text) {
    if (!text.isBlank()) {
      addLine(false, Utterance.of(text));
    }
  }

  /// Of a long history only the last lines can matter.
  private void addLine(boolean user, Utterance text) {
    if (lines.size() == MOST_LINES) {
      lines.removeFirst();
    }
    lines.add(new DialogueLine(user, text));
  }

  private void addMessage(String role, String text) {
    switch (role) {
      case "user", "human" -> addUser(text);
      case "assistant", "model", "ai" -> addAssistant(text);
      case "system", "developer" -> append(system, text);
      default -> {}
    }
  }

  private void addReply(String text) {
    append(reply, text);
    replied = null;
  }

  private static boolean isReply(String role) {
    return role.isEmpty() || role.equals("assistant") || role.equals("model") || role.equals("ai");
  }

  private static void append(List<String> texts, String text) {
    if (!text.isBlank()) {
      texts.add(text);
    }
  }

  @Override
  public String toString() {
    return "Transcript";
  }
}

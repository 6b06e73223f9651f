package io.airworthy.telemetry;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.telemetry.AttributeMapping.Destination;
import io.airworthy.telemetry.AttributeMapping.MessageEvent;
import io.airworthy.telemetry.AttributeMapping.Role;
import java.util.Optional;

/// Gathers what was said from a span's content attributes and, in the oldest dialect, its events.
final class TranscriptReader {
  private final AttributeMapping mapping;

  TranscriptReader(AttributeMapping mapping) {
    this.mapping = mapping;
  }

  Transcript read(SentSpan span, RowAttributes attributes) {
    Transcript transcript = new Transcript();
    span.events().forEach(event -> addEvent(transcript, event));
    attributes.content(Role.SYSTEM).map(ContentTree::of).ifPresent(transcript::addSystem);
    attributes.content(Role.INPUT).map(ContentTree::of).ifPresent(transcript::addInput);
    attributes.content(Role.OUTPUT).map(ContentTree::of).ifPresent(transcript::addOutput);
    return transcript;
  }

  /// Whether a span carries a message or a reply, which may be empty.
  boolean isCarriedBy(SentSpan span, RowAttributes attributes) {
    return attributes.content(Role.INPUT).isPresent()
        || attributes.content(Role.OUTPUT).isPresent()
        || isGenAi(span);
  }

  /// Whether a span event makes its span one of an assistant.
  boolean isGenAi(SentSpan span) {
    return span.events().stream().anyMatch(event -> mapping.messageEvent(event.name()).isPresent());
  }

  private void addEvent(Transcript transcript, SentSpan.Event event) {
    Optional<MessageEvent> kind = mapping.messageEvent(event.name());
    if (kind.isEmpty()) {
      return;
    }
    for (Attribute attribute : event.attributes()) {
      if (attribute.key().destination() instanceof Destination.Content content) {
        add(transcript, content.role(), ContentTree.of(attribute.value()));
      } else if (isBody(attribute.key().text())) {
        add(transcript, kind.get(), ContentTree.of(attribute.value()));
      }
    }
  }

  private static boolean isBody(String key) {
    return key.equals("content") || key.equals("message") || key.equals("gen_ai.event.content");
  }

  private static void add(Transcript transcript, Role role, JsonNode node) {
    switch (role) {
      case INPUT -> transcript.addInput(node);
      case OUTPUT -> transcript.addOutput(node);
      case SYSTEM -> transcript.addSystem(node);
    }
  }

  private static void add(Transcript transcript, MessageEvent event, JsonNode node) {
    switch (event) {
      case SYSTEM -> transcript.addSystem(unwrapped(node));
      case USER, INPUT -> transcript.addInput(node);
      case CHOICE, OUTPUT -> transcript.addOutput(node);
      case ASSISTANT -> transcript.addAssistant(MessageText.ofParts(unwrapped(node)));
      case TOOL, DETAILS -> {}
    }
  }

  private static JsonNode unwrapped(JsonNode node) {
    return node.path("content").isMissingNode() ? node : node.path("content");
  }
}

package io.airworthy.simulator;

import java.util.ArrayList;
import java.util.List;

/// A generation of the GenAI conventions, and how it spells a chat.
enum Dialect {
  /// Up to 1.36.
  D0("1.36.0", "gen_ai.system", "prompt_tokens", "completion_tokens", "cache_creation"),
  /// 1.37 to 1.41.
  D1("1.37.0", "gen_ai.provider.name", "input_tokens", "output_tokens", "cache_creation"),
  /// After 1.41.
  D2("1.42.0", "gen_ai.provider.name", "input_tokens", "output_tokens", "cache_write");

  private final String version;
  private final String providerKey;
  private final String inputTokens;
  private final String outputTokens;
  private final String cacheWrite;

  Dialect(
      String version,
      String providerKey,
      String inputTokens,
      String outputTokens,
      String cacheWrite) {
    this.version = version;
    this.providerKey = providerKey;
    this.inputTokens = "gen_ai.usage." + inputTokens;
    this.outputTokens = "gen_ai.usage." + outputTokens;
    this.cacheWrite = "gen_ai.usage." + cacheWrite + ".input_tokens";
  }

  String schemaUrl() {
    return "https://opentelemetry.io/schemas/" + version;
  }

  Span span(Chat chat) {
    List<Attribute> attributes = new ArrayList<>(32);
    attributes.add(Attribute.of("gen_ai.operation.name", "chat"));
    attributes.add(Attribute.of(providerKey, chat.provider()));
    attributes.add(Attribute.of("gen_ai.request.model", chat.model()));
    attributes.addAll(chat.person().attributes());
    attributes.addAll(chat.context());
    addContent(chat, attributes);
    chat.usage().ifPresent(usage -> addUsage(usage, attributes));
    addResponse(chat, attributes);
    return new Span(
        chat.ref(),
        "chat " + chat.model(),
        chat.start(),
        chat.end(),
        attributes,
        chat.errorType().isPresent());
  }

  private void addContent(Chat chat, List<Attribute> attributes) {
    List<Message> output =
        chat.replies().isEmpty() ? List.of() : List.of(Message.ofAssistant(chat.replies()));
    if (this == D0) {
      List<Message> prompt = new ArrayList<>();
      chat.instructions().ifPresent(text -> prompt.add(new Message("system", List.of(text))));
      prompt.addAll(chat.input());
      addMessages("gen_ai.prompt", Message.flat(prompt), prompt, attributes);
      addMessages("gen_ai.completion", Message.flat(output), output, attributes);
      return;
    }
    chat.instructions()
        .ifPresent(
            text ->
                attributes.add(
                    Attribute.of("gen_ai.system_instructions", Message.parts(List.of(text)))));
    addMessages("gen_ai.input.messages", Message.parted(chat.input()), chat.input(), attributes);
    addMessages("gen_ai.output.messages", Message.parted(output), output, attributes);
  }

  private static void addMessages(
      String key, String json, List<Message> messages, List<Attribute> attributes) {
    if (!messages.isEmpty()) {
      attributes.add(Attribute.of(key, json));
    }
  }

  private void addUsage(Usage usage, List<Attribute> attributes) {
    attributes.add(Attribute.of(inputTokens, usage.input()));
    String key =
        switch (usage.spelling()) {
          case CONVENTION -> outputTokens;
          case UNKNOWN -> "gen_ai.usage.output_token_count";
        };
    attributes.add(Attribute.of(key, usage.output()));
    usage.cacheWrite().ifPresent(tokens -> attributes.add(Attribute.of(cacheWrite, tokens)));
  }

  private static void addResponse(Chat chat, List<Attribute> attributes) {
    chat.errorType().ifPresent(type -> attributes.add(Attribute.of("error.type", type)));
    chat.timeToFirstChunk()
        .ifPresent(
            seconds ->
                attributes.add(Attribute.of("gen_ai.response.time_to_first_chunk", seconds)));
    if (!chat.replies().isEmpty()) {
      attributes.add(Attribute.of("gen_ai.response.id", "resp-" + chat.ref().spanId()));
      attributes.add(Attribute.of("gen_ai.response.model", chat.model()));
      attributes.add(Attribute.of("gen_ai.response.finish_reasons", List.of("stop")));
    }
  }
}

package io.airworthy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a span of the GenAI conventions did; the wire name is the lower-case constant.
public enum Operation {
  /// A chat completion: one message answered.
  CHAT,
  /// A multimodal generation.
  GENERATE_CONTENT,
  /// A legacy text completion.
  TEXT_COMPLETION,
  /// An agent answered, perhaps through several model and tool calls.
  INVOKE_AGENT,
  /// An agent was created.
  CREATE_AGENT,
  /// A workflow of several agents ran.
  INVOKE_WORKFLOW,
  /// A planning step.
  PLAN,
  /// A tool ran.
  EXECUTE_TOOL,
  /// Vectors were computed.
  EMBEDDINGS,
  /// Documents were looked up.
  RETRIEVAL,
  /// Anything with `gen_ai` attributes that names no operation known here.
  OTHER;

  private static final Map<String, Operation> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Operation::wireName, operation -> operation));

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /// The value of `gen_ai.operation.name`.
  public String wireName() {
    return wireName;
  }

  /// The operation with this wire name, if it is known.
  public static Optional<Operation> ofWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }

  /// Whether a span of this kind carries a user's message to an assistant's answer.
  public boolean isTurn() {
    return this == CHAT
        || this == GENERATE_CONTENT
        || this == TEXT_COMPLETION
        || this == INVOKE_AGENT;
  }
}

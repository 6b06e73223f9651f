package io.airworthy;

import java.util.Optional;

/// The dimensions people slice a turn by.
///
/// @param provider `gen_ai.provider.name`
/// @param model `gen_ai.response.model`, else `gen_ai.request.model`
/// @param agent `gen_ai.agent.name`
/// @param templateHash hash of the prompt template
/// @param templateVersion `gen_ai.prompt.version`
/// @param locale such as `en-US`
/// @param platform such as `ios` or `web`
/// @param surface such as `mail`, `chat` or `docs`
/// @param release `service.version` of the assistant
public record TurnContext(
    Optional<Identifier> provider,
    Optional<Identifier> model,
    Optional<Identifier> agent,
    Optional<Identifier> templateHash,
    Optional<Identifier> templateVersion,
    Optional<Identifier> locale,
    Optional<Identifier> platform,
    Optional<Identifier> surface,
    Optional<Identifier> release) {

  /// A context in which nothing is known.
  public static TurnContext unknown() {
    Optional<Identifier> none = Optional.empty();
    return new TurnContext(none, none, none, none, none, none, none, none, none);
  }
}

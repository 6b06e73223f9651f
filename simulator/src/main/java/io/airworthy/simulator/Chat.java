package io.airworthy.simulator;

import io.airworthy.SpanRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// One answered message, before a dialect turns it into a span.
///
/// @param input the messages sent; empty when the assistant spoke first
/// @param replies parts of the reply; empty when there was none
/// @param context attributes that every dialect spells alike
/// @param timeToFirstChunk seconds
/// @param errorType `error.type`; empty means success
record Chat(
    SpanRef ref,
    Instant start,
    Instant end,
    Person person,
    String provider,
    String model,
    Optional<String> instructions,
    List<Message> input,
    List<String> replies,
    List<Attribute> context,
    Optional<Usage> usage,
    OptionalDouble timeToFirstChunk,
    Optional<String> errorType) {
  Chat {
    input = List.copyOf(input);
    replies = List.copyOf(replies);
    context = List.copyOf(context);
  }
}

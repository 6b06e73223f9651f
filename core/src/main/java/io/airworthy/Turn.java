package io.airworthy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One span of an assistant's work, as it is kept: who (pseudonyms), when, with what, and the
/// signals of what was said. No component can hold a sentence.
///
/// @param span the key
/// @param parentSpanId the parent, when there is one
/// @param tenant the customer whose assistant this is
/// @param user keyed hash of the user
/// @param conversation keyed hash of `gen_ai.conversation.id`; never invented
/// @param responseId keyed hash of `gen_ai.response.id`
/// @param eventTime the span's start: the message arrived
/// @param endTime the span's end: the reply was complete; not before `eventTime`
/// @param availableAt when the row could first be known to a reader; not before `endTime`
/// @param operation what the span did
/// @param context what people slice by
/// @param errorType `error.type`; empty means success
/// @param finishReason the first of `gen_ai.response.finish_reasons`
/// @param inputTokens tokens read, 0 or more
/// @param outputTokens tokens written, 0 or more
/// @param timeToFirstChunkMillis time until the first part of a streamed reply
/// @param message signals of the user's message, when there was one
/// @param reply signals of the reply, when there was one
/// @param heads what text heads said, when there are any and something was said
public record Turn(
    SpanRef span,
    Optional<SpanId> parentSpanId,
    Identifier tenant,
    Optional<Pseudonym> user,
    Optional<Pseudonym> conversation,
    Optional<Pseudonym> responseId,
    Instant eventTime,
    Instant endTime,
    Instant availableAt,
    Operation operation,
    TurnContext context,
    Optional<Identifier> errorType,
    Optional<Identifier> finishReason,
    OptionalLong inputTokens,
    OptionalLong outputTokens,
    OptionalDouble timeToFirstChunkMillis,
    Optional<MessageSignals> message,
    Optional<ReplySignals> reply,
    Optional<HeadSignals> heads)
    implements TelemetryRow {
  /// @throws IllegalArgumentException when the times are out of order
  public Turn {
    if (endTime.isBefore(eventTime)) {
      throw new IllegalArgumentException("the span ends before it starts");
    }
    if (availableAt.isBefore(endTime)) {
      throw new IllegalArgumentException("the span is available before it ends");
    }
  }

  @Override
  public Turn availableFrom(Instant earliest) {
    return new Turn(
        span,
        parentSpanId,
        tenant,
        user,
        conversation,
        responseId,
        eventTime,
        endTime,
        availableAtOrAfter(earliest),
        operation,
        context,
        errorType,
        finishReason,
        inputTokens,
        outputTokens,
        timeToFirstChunkMillis,
        message,
        reply,
        heads);
  }
}

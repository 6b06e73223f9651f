package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import io.airworthy.Operation;
import io.airworthy.SpanRef;
import io.airworthy.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Turns a span into a [Turn]. Thread-safe.
final class SpanReader {
  private static final Identifier UNNAMED_ERROR = new Identifier("_OTHER");
  private static final String OPERATION_KEY = "gen_ai.operation.name";

  private final AttributeMapping mapping;
  private final Identifier defaultTenant;
  private final TranscriptReader transcripts;
  private final TextSignals signals;
  private final TextHeads heads;
  private final TextUse text;

  SpanReader(AttributeMapping mapping, TelemetryOptions options, TextSignals signals) {
    this.mapping = mapping;
    this.defaultTenant = options.defaultTenant();
    this.transcripts = new TranscriptReader(mapping);
    this.signals = signals;
    this.heads = options.heads();
    this.text = options.text();
  }

  /// Leaves alone what is not an assistant's: a span without any attribute or event of GenAI.
  ///
  /// @throws RejectedRow when it is not
  void requireGenAi(SentSpan span) {
    for (Attribute attribute : span.attributes()) {
      if (attribute.key().isGenAi()) {
        return;
      }
    }
    if (!transcripts.isGenAi(span)) {
      throw new RejectedRow(Reason.NOT_GENAI, "");
    }
  }

  /// The turn. A text whose signals cannot be computed is a fault of ours, which would be the same
  /// each time the sender tries: it costs the turn these signals and never the request.
  ///
  /// @param failed hears of such texts
  /// @throws RejectedRow when the span cannot be kept
  Turn read(
      SentSpan span, RowAttributes row, Availability availability, Consumer<TextRole> failed) {
    row.requireSubstance();
    SpanRef ref = SpanIds.required(span.traceId(), span.spanId());
    Instant start = RowTimes.required(span.startNanos(), "start_time_unix_nano");
    Instant end = RowTimes.required(span.endNanos(), "end_time_unix_nano");
    if (span.endNanos() < span.startNanos()) {
      throw new RejectedRow(Reason.INVALID, "end_time_unix_nano");
    }
    Identity identity = Identity.of(row, defaultTenant);
    Transcript transcript = text == TextUse.UNREAD ? new Transcript() : transcripts.read(span, row);
    Optional<MessageSignals> message =
        orCounted(
            () -> signals.message(transcript, identity.conversation(), ref.traceId()),
            TextRole.MESSAGE,
            failed);
    return new Turn(
        ref,
        SpanIds.parent(span.parentSpanId()),
        identity.tenant(),
        identity.user(),
        identity.conversation(),
        identity.responseId(),
        start,
        end,
        availability.ofSpan(end),
        operation(span, row, transcript),
        TurnContextReader.read(row, transcript),
        errorType(span, row),
        row.identifier(Field.FINISH_REASON),
        row.count(Field.INPUT_TOKENS),
        row.count(Field.OUTPUT_TOKENS),
        millis(row.number(Field.TIME_TO_FIRST_CHUNK)),
        message,
        orCounted(() -> signals.reply(transcript), TextRole.REPLY, failed),
        heads.score(transcript, start, availability instanceof Availability.Received));
  }

  private static <T> Optional<T> orCounted(
      Supplier<Optional<T>> signals, TextRole text, Consumer<TextRole> failed) {
    try {
      return signals.get();
    } catch (RuntimeException | StackOverflowError fault) {
      failed.accept(text);
      return Optional.empty();
    }
  }

  /// The named operation; a span of the oldest dialects that names none is a chat.
  private Operation operation(SentSpan span, RowAttributes row, Transcript transcript) {
    Optional<Identifier> name = row.identifier(Field.OPERATION);
    if (name.isPresent()) {
      return mapping.operation(name.get().value());
    }
    boolean chat =
        row.identifier(Field.PROVIDER).isPresent()
            || row.identifier(Field.MODEL).isPresent()
            || row.count(Field.INPUT_TOKENS).isPresent()
            || row.count(Field.OUTPUT_TOKENS).isPresent()
            || transcript.message().isPresent()
            || transcript.reply().isPresent()
            || (text == TextUse.UNREAD && transcripts.isCarriedBy(span, row));
    if (!chat) {
      throw new RejectedRow(Reason.MISSING, OPERATION_KEY);
    }
    return Operation.CHAT;
  }

  /// The error's type; `_OTHER` for a failed span that names none that can be kept.
  private static Optional<Identifier> errorType(SentSpan span, RowAttributes row) {
    return row.identifier(Field.ERROR_TYPE)
        .or(() -> span.failed() ? Optional.of(UNNAMED_ERROR) : Optional.empty());
  }

  private static OptionalDouble millis(OptionalDouble seconds) {
    return seconds.isPresent()
        ? OptionalDouble.of(seconds.getAsDouble() * 1000)
        : OptionalDouble.empty();
  }
}

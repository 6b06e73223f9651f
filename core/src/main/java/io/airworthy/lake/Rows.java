package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.HeadSignals;
import io.airworthy.MessageSignals;
import io.airworthy.PersonalDataKind;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Writes the vocabulary's records as rows, column by column in the order of [LakeTable].
final class Rows {
  /// What is said of a held row, besides the entry.
  private static final int HELD_COLUMNS = 8;

  private static final SortedMap<String, PersonalDataKind> KINDS = new TreeMap<>();

  static {
    for (PersonalDataKind kind : PersonalDataKind.values()) {
      KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
  }

  private Rows() {}

  static void write(RowWriter row, Turn turn) {
    row.text(turn.span().traceId());
    row.text(turn.span().spanId());
    row.maybeText(turn.parentSpanId());
    row.text(turn.tenant());
    row.maybeText(turn.user());
    row.maybeText(turn.conversation());
    row.maybeText(turn.responseId());
    row.time(turn.eventTime());
    row.time(turn.endTime());
    row.time(turn.availableAt());
    row.text(turn.operation().wireName());
    context(row, turn.context());
    row.maybeText(turn.errorType());
    row.maybeText(turn.finishReason());
    row.maybe(turn.inputTokens());
    row.maybe(turn.outputTokens());
    row.maybe(turn.timeToFirstChunkMillis());
    message(row, turn.message());
    reply(row, turn.reply());
    heads(row, turn.heads());
  }

  private static void context(RowWriter row, TurnContext context) {
    row.maybeText(context.provider());
    row.maybeText(context.model());
    row.maybeText(context.agent());
    row.maybeText(context.templateHash());
    row.maybeText(context.templateVersion());
    row.maybeText(context.locale());
    row.maybeText(context.platform());
    row.maybeText(context.surface());
    row.maybeText(context.release());
  }

  private static void message(RowWriter row, Optional<MessageSignals> message) {
    if (message.isEmpty()) {
      row.nulls(8);
      return;
    }
    MessageSignals signals = message.get();
    row.number(signals.chars());
    row.number(signals.words());
    row.truth(signals.question());
    row.text(signals.language());
    row.number(signals.sentiment());
    row.number(signals.frustration());
    row.maybe(signals.rephraseSimilarity());
    row.text(kinds(signals.personalData()));
  }

  private static void reply(RowWriter row, Optional<ReplySignals> reply) {
    if (reply.isEmpty()) {
      row.nulls(7);
      return;
    }
    ReplySignals signals = reply.get();
    row.number(signals.chars());
    row.number(signals.words());
    row.truth(signals.question());
    row.text(signals.language());
    row.number(signals.sentiment());
    row.truth(signals.refusal());
    row.text(kinds(signals.personalData()));
  }

  private static void heads(RowWriter row, Optional<HeadSignals> heads) {
    if (heads.isEmpty()) {
      row.nulls(6);
      return;
    }
    HeadSignals signals = heads.get();
    row.maybeText(signals.intent().map(HeadSignals.Intent::name));
    row.maybe(
        signals
            .intent()
            .map(each -> OptionalDouble.of(each.confidence()))
            .orElse(OptionalDouble.empty()));
    row.maybe(signals.predicted());
    row.maybe(signals.estimated());
    row.text(word(signals.state()));
    if (signals.trainedUntil().isPresent()) {
      row.time(signals.trainedUntil().get());
    } else {
      row.nulls(1);
    }
  }

  static String word(HeadSignals.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /// The kinds' words in the order of the alphabet.
  static String kinds(Set<PersonalDataKind> kinds) {
    if (kinds.isEmpty()) {
      return "none";
    }
    StringJoiner words = new StringJoiner("+");
    KINDS.forEach(
        (word, kind) -> {
          if (kinds.contains(kind)) {
            words.add(word);
          }
        });
    return words.toString();
  }

  static void write(RowWriter row, Feedback feedback) {
    row.maybeText(feedback.span().map(SpanRef::traceId));
    row.maybeText(feedback.span().map(SpanRef::spanId));
    row.maybeText(feedback.responseId());
    row.text(feedback.tenant());
    row.maybeText(feedback.user());
    row.maybeText(feedback.conversation());
    row.time(feedback.eventTime());
    row.time(feedback.availableAt());
    row.text(feedback.name());
    row.maybe(feedback.score());
    row.maybeText(feedback.label());
  }

  static void write(RowWriter row, Change change) {
    row.text(change.kind().name().toLowerCase(Locale.ROOT));
    row.maybeText(change.tenant());
    row.maybeText(change.user());
    row.maybeText(change.conversation());
    row.text(change.subject());
    row.text(change.value());
    row.time(change.eventTime());
    row.time(change.availableAt());
  }

  static void write(RowWriter row, Quarantined quarantined) {
    row.text(quarantined.signal());
    row.text(quarantined.reason());
    row.maybeText(quarantined.key());
    row.text(quarantined.schemaFingerprint());
    row.time(quarantined.firstSeen());
    row.number(quarantined.count());
    row.maybeText(quarantined.contract());
    if (quarantined.held().isEmpty()) {
      row.nulls(HELD_COLUMNS);
      return;
    }
    TelemetryRow held = quarantined.held().get();
    whom(row, held);
    row.time(held.availableAt());
    row.text(HeldRow.hex(held));
  }

  private static void whom(RowWriter row, TelemetryRow held) {
    switch (held) {
      case Turn turn -> {
        row.text(turn.tenant());
        row.maybeText(turn.user());
        row.maybeText(turn.conversation());
        row.text(turn.span().traceId());
        row.text(turn.span().spanId());
        row.maybeText(turn.responseId());
      }
      case Feedback feedback -> {
        row.text(feedback.tenant());
        row.maybeText(feedback.user());
        row.maybeText(feedback.conversation());
        row.maybeText(feedback.span().map(SpanRef::traceId));
        row.maybeText(feedback.span().map(SpanRef::spanId));
        row.maybeText(feedback.responseId());
      }
      case Change change -> {
        row.maybeText(change.tenant());
        row.maybeText(change.user());
        row.maybeText(change.conversation());
        row.nulls(3);
      }
    }
  }
}

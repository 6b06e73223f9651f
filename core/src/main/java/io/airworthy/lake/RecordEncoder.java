package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.HeadSignals;
import io.airworthy.MessageSignals;
import io.airworthy.PersonalDataKind;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Turns a batch into the payload of a journal record, as `docs/formats/journal.md` lays it out.
/// The column ids are those of [LakeTable].
final class RecordEncoder {
  /// Bytes of most rows, at the most.
  private static final int USUAL_ROW = 256;

  private static final SortedMap<String, PersonalDataKind> KINDS = new TreeMap<>();

  static {
    for (PersonalDataKind kind : PersonalDataKind.values()) {
      KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
    }
  }

  private final FieldWriter fields = FieldWriter.create();
  private final RecordBytes rows;

  private RecordEncoder(int count) {
    this.rows = new RecordBytes(Math.max(1, count) * USUAL_ROW);
  }

  static byte[] encode(TelemetryBatch batch) {
    return new RecordEncoder(Math.toIntExact(batch.rows())).payload(batch);
  }

  private byte[] payload(TelemetryBatch batch) {
    RecordBytes payload = new RecordBytes();
    write(payload, batch.turns(), RecordEncoder::turn);
    write(payload, batch.feedback(), RecordEncoder::feedback);
    write(payload, batch.changes(), RecordEncoder::change);
    write(payload, batch.quarantined(), RecordEncoder::quarantined);
    fields.words(payload);
    return payload.with(rows);
  }

  private <T> void write(RecordBytes payload, List<T> values, BiConsumer<FieldWriter, T> writer) {
    payload.varint(values.size());
    for (T value : values) {
      writer.accept(fields, value);
      fields.endRow(rows);
    }
  }

  private static void turn(FieldWriter row, Turn turn) {
    span(row, 1, turn.span());
    row.maybe(3, turn.parentSpanId());
    row.word(4, turn.tenant());
    row.maybeHash(5, turn.user());
    row.maybeHash(6, turn.conversation());
    row.maybeHash(7, turn.responseId());
    row.time(8, turn.eventTime());
    row.time(9, turn.endTime());
    row.time(10, turn.availableAt());
    row.word(11, turn.operation().wireName());
    context(row, turn.context());
    row.maybeWord(21, turn.errorType());
    row.maybeWord(22, turn.finishReason());
    row.maybe(23, turn.inputTokens());
    row.maybe(24, turn.outputTokens());
    row.maybe(25, turn.timeToFirstChunkMillis());
    turn.message().ifPresent(message -> message(row, message));
    turn.reply().ifPresent(reply -> reply(row, reply));
    turn.heads().ifPresent(heads -> heads(row, heads));
  }

  private static void context(FieldWriter row, TurnContext context) {
    row.maybeWord(12, context.provider());
    row.maybeWord(13, context.model());
    row.maybeWord(14, context.agent());
    row.maybeWord(15, context.templateHash());
    row.maybeWord(16, context.templateVersion());
    row.maybeWord(17, context.locale());
    row.maybeWord(18, context.platform());
    row.maybeWord(19, context.surface());
    row.maybeWord(20, context.release());
  }

  private static void message(FieldWriter row, MessageSignals message) {
    row.number(26, message.chars());
    row.number(27, message.words());
    row.truth(28, message.question());
    row.word(29, message.language());
    row.fraction(30, message.sentiment());
    row.fraction(31, message.frustration());
    row.maybe(32, message.rephraseSimilarity());
    row.word(33, kinds(message.personalData()));
  }

  private static void reply(FieldWriter row, ReplySignals reply) {
    row.number(34, reply.chars());
    row.number(35, reply.words());
    row.truth(36, reply.question());
    row.word(37, reply.language());
    row.fraction(38, reply.sentiment());
    row.truth(39, reply.refusal());
    row.word(40, kinds(reply.personalData()));
  }

  private static void heads(FieldWriter row, HeadSignals heads) {
    heads
        .intent()
        .ifPresent(
            intent -> {
              row.word(41, intent.name());
              row.fraction(42, intent.confidence());
            });
    row.maybe(43, heads.predicted());
    row.maybe(44, heads.estimated());
    row.word(45, word(heads.state()));
    heads.trainedUntil().ifPresent(until -> row.time(46, until));
  }

  private static String word(HeadSignals.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /// The kinds' words in the order of the alphabet.
  private static String kinds(Set<PersonalDataKind> kinds) {
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

  private static void feedback(FieldWriter row, Feedback feedback) {
    feedback.span().ifPresent(span -> span(row, 1, span));
    row.maybeHash(3, feedback.responseId());
    row.word(4, feedback.tenant());
    row.maybeHash(5, feedback.user());
    row.maybeHash(6, feedback.conversation());
    row.time(7, feedback.eventTime());
    row.time(8, feedback.availableAt());
    row.word(9, feedback.name());
    row.maybe(10, feedback.score());
    row.maybeWord(11, feedback.label());
  }

  private static void change(FieldWriter row, Change change) {
    row.word(1, change.kind().name().toLowerCase(Locale.ROOT));
    row.maybeWord(2, change.tenant());
    row.maybeHash(3, change.user());
    row.maybeHash(4, change.conversation());
    row.word(5, change.subject());
    row.word(6, change.value());
    row.time(7, change.eventTime());
    row.time(8, change.availableAt());
  }

  private static void quarantined(FieldWriter row, Quarantined quarantined) {
    row.word(1, quarantined.signal());
    row.word(2, quarantined.reason());
    row.maybeWord(3, quarantined.key());
    row.word(4, quarantined.schemaFingerprint());
    row.time(5, quarantined.firstSeen());
    row.number(6, quarantined.count());
    row.maybeWord(7, quarantined.contract());
    quarantined.held().ifPresent(held -> held(row, held));
  }

  private static void held(FieldWriter row, TelemetryRow held) {
    switch (held) {
      case Turn turn -> {
        row.word(8, turn.tenant());
        row.maybeHash(9, turn.user());
        row.maybeHash(10, turn.conversation());
        span(row, 11, turn.span());
        row.maybeHash(13, turn.responseId());
      }
      case Feedback feedback -> {
        row.word(8, feedback.tenant());
        row.maybeHash(9, feedback.user());
        row.maybeHash(10, feedback.conversation());
        feedback.span().ifPresent(span -> span(row, 11, span));
        row.maybeHash(13, feedback.responseId());
      }
      case Change change -> {
        row.maybeWord(8, change.tenant());
        row.maybeHash(9, change.user());
        row.maybeHash(10, change.conversation());
      }
    }
    row.time(14, held.availableAt());
    row.bytes(15, HeldRow.payload(held));
  }

  /// @param first the trace id's column; the span id's is the next
  private static void span(FieldWriter row, int first, SpanRef span) {
    row.id(first, span.traceId());
    row.id(first + 1, span.spanId());
  }
}

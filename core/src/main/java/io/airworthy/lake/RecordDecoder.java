package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.HeadSignals;
import io.airworthy.MessageSignals;
import io.airworthy.Operation;
import io.airworthy.PersonalDataKind;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Turns the payload of a journal record back into a batch: the inverse of [RecordEncoder].
final class RecordDecoder {
  private RecordDecoder() {}

  /// @throws MalformedRecord when the payload is not what the format says; nothing of it is kept
  static TelemetryBatch decode(ByteBuffer bytes) {
    return decode(RecordPayload.read(bytes));
  }

  /// @throws MalformedRecord when a row says what none can
  static TelemetryBatch decode(RecordPayload payload) {
    try {
      return new TelemetryBatch(
          rows(payload, LakeTable.TURNS, RecordDecoder::turn),
          rows(payload, LakeTable.FEEDBACK, RecordDecoder::feedback),
          rows(payload, LakeTable.CHANGES, RecordDecoder::change),
          rows(payload, LakeTable.QUARANTINE, RecordDecoder::quarantined));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new MalformedRecord("a row cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private static <T> List<T> rows(
      RecordPayload payload, LakeTable table, Function<FieldReader, T> reader) {
    List<T> rows = new ArrayList<>();
    FieldReader fields = new FieldReader();
    Rows bytes = payload.rows(table);
    for (int row = 0; row < bytes.size(); row++) {
      bytes.read(row, fields);
      rows.add(reader.apply(fields));
    }
    return rows;
  }

  private static Turn turn(FieldReader row) {
    return new Turn(
        new SpanRef(row.traceId(1), row.spanId(2)),
        row.maybeSpanId(3),
        row.identifier(4),
        row.maybePseudonym(5),
        row.maybePseudonym(6),
        row.maybePseudonym(7),
        row.time(8),
        row.time(9),
        row.time(10),
        Operation.ofWireName(row.word(11))
            .orElseThrow(() -> new MalformedRecord("an unknown operation")),
        context(row),
        row.maybeIdentifier(21),
        row.maybeIdentifier(22),
        row.maybeNumber(23),
        row.maybeNumber(24),
        row.maybeFraction(25),
        row.has(26) ? Optional.of(message(row)) : Optional.empty(),
        row.has(34) ? Optional.of(reply(row)) : Optional.empty(),
        row.has(45) ? Optional.of(heads(row)) : Optional.empty());
  }

  private static TurnContext context(FieldReader row) {
    return new TurnContext(
        row.maybeIdentifier(12),
        row.maybeIdentifier(13),
        row.maybeIdentifier(14),
        row.maybeIdentifier(15),
        row.maybeIdentifier(16),
        row.maybeIdentifier(17),
        row.maybeIdentifier(18),
        row.maybeIdentifier(19),
        row.maybeIdentifier(20));
  }

  private static MessageSignals message(FieldReader row) {
    return new MessageSignals(
        row.whole(26),
        row.whole(27),
        row.truth(28),
        row.identifier(29),
        row.fraction(30),
        row.fraction(31),
        row.maybeFraction(32),
        kinds(row.word(33)));
  }

  private static ReplySignals reply(FieldReader row) {
    return new ReplySignals(
        row.whole(34),
        row.whole(35),
        row.truth(36),
        row.identifier(37),
        row.fraction(38),
        row.truth(39),
        kinds(row.word(40)));
  }

  private static HeadSignals heads(FieldReader row) {
    return new HeadSignals(
        row.maybeIdentifier(41).map(name -> new HeadSignals.Intent(name, row.fraction(42))),
        row.maybeFraction(43),
        row.maybeFraction(44),
        HeadSignals.State.valueOf(row.word(45).toUpperCase(Locale.ROOT)),
        row.has(46) ? Optional.of(row.time(46)) : Optional.empty());
  }

  private static Set<PersonalDataKind> kinds(String words) {
    Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
    if (!words.equals("none")) {
      for (String word : words.split("\\+", -1)) {
        kinds.add(PersonalDataKind.valueOf(word.toUpperCase(Locale.ROOT)));
      }
    }
    return kinds;
  }

  private static Feedback feedback(FieldReader row) {
    Optional<SpanRef> span =
        row.has(1) ? Optional.of(new SpanRef(row.traceId(1), row.spanId(2))) : Optional.empty();
    return new Feedback(
        span,
        row.maybePseudonym(3),
        row.identifier(4),
        row.maybePseudonym(5),
        row.maybePseudonym(6),
        row.time(7),
        row.time(8),
        row.identifier(9),
        row.maybeFraction(10),
        row.maybeIdentifier(11));
  }

  private static Change change(FieldReader row) {
    return new Change(
        Change.Kind.valueOf(row.word(1).toUpperCase(Locale.ROOT)),
        row.maybeIdentifier(2),
        row.maybePseudonym(3),
        row.maybePseudonym(4),
        row.identifier(5),
        row.identifier(6),
        row.time(7),
        row.time(8));
  }

  private static Quarantined quarantined(FieldReader row) {
    return new Quarantined(
        row.identifier(1),
        row.identifier(2),
        row.maybeIdentifier(3),
        row.identifier(4),
        row.time(5),
        row.number(6),
        row.maybeIdentifier(7),
        row.maybeBytes(15).map(HeldRow::row));
  }
}

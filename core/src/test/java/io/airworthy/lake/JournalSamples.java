package io.airworthy.lake;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.HeadSignals;
import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import io.airworthy.Operation;
import io.airworthy.PersonalDataKind;
import io.airworthy.Pseudonym;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.TraceId;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;

/// Rows of every kind, numbered, and segments of them.
final class JournalSamples {
  static final Instant NOON = Instant.parse("2026-03-02T12:00:00.000001Z");

  private JournalSamples() {}

  /// A batch with one row of each kind, every column filled.
  static TelemetryBatch full(int number) {
    return new TelemetryBatch(
        List.of(turn(number)),
        List.of(feedback(number)),
        List.of(change(number)),
        List.of(quarantined(number)));
  }

  static TelemetryBatch turns(int from, int to) {
    return new TelemetryBatch(
        IntStream.range(from, to).mapToObj(JournalSamples::turn).toList(),
        List.of(),
        List.of(),
        List.of());
  }

  static SpanRef span(int number) {
    return new SpanRef(new TraceId(0, number + 1), new SpanId(number + 1));
  }

  private static Identifier id(String value) {
    return new Identifier(value);
  }

  private static Optional<Identifier> maybe(String value) {
    return Optional.of(id(value));
  }

  private static Optional<Pseudonym> pseudonym(int number) {
    return Optional.of(new Pseudonym(0, number));
  }

  private static Turn turn(int number) {
    return new Turn(
        span(number),
        Optional.of(new SpanId(number + 100)),
        id("contoso"),
        pseudonym(number % 7),
        pseudonym(number % 3),
        pseudonym(number),
        NOON.plusSeconds(number),
        NOON.plusSeconds(number + 1),
        NOON.plusSeconds(number + 2),
        Operation.INVOKE_AGENT,
        new TurnContext(
            maybe("openai"),
            maybe("gpt-5"),
            maybe("writer"),
            maybe("ab12"),
            maybe("v3"),
            maybe("en-US"),
            maybe("ios"),
            maybe("mail"),
            maybe("1.4.0")),
        maybe("timeout"),
        maybe("stop"),
        OptionalLong.of(number),
        OptionalLong.of(Long.MAX_VALUE),
        OptionalDouble.of(0.25),
        Optional.of(
            new MessageSignals(
                5,
                1,
                true,
                id("en"),
                -0.5,
                1,
                OptionalDouble.of(0.75),
                Set.of(PersonalDataKind.EMAIL, PersonalDataKind.CARD))),
        Optional.of(new ReplySignals(9, 2, false, id("und"), 0, true, Set.of())),
        Optional.of(
            new HeadSignals(
                Optional.of(new HeadSignals.Intent(id("refund"), 0.75)),
                OptionalDouble.of(0.125),
                OptionalDouble.of(0.5),
                HeadSignals.State.WITHHELD,
                Optional.of(NOON))));
  }

  private static Feedback feedback(int number) {
    return new Feedback(
        Optional.of(span(number)),
        pseudonym(number),
        id("contoso"),
        pseudonym(1),
        pseudonym(2),
        NOON,
        NOON.plusSeconds(60),
        id("satisfaction"),
        OptionalDouble.of(2),
        maybe("low"));
  }

  private static Change change(int number) {
    return new Change(
        Change.Kind.FLIGHT,
        maybe("contoso"),
        pseudonym(number),
        pseudonym(2),
        id("new-ranker"),
        id("treatment"),
        NOON,
        NOON);
  }

  private static Quarantined quarantined(int number) {
    return new Quarantined(
        id("traces"), id("retyped"), maybe("gen_ai.request.model"), id("abc"), NOON, number + 1);
  }

  /// A segment whose records are numbered from 1.
  static byte[] segment(List<TelemetryBatch> batches) {
    return segment(1, batches);
  }

  /// A segment whose records are numbered from the given one.
  static byte[] segment(long first, List<TelemetryBatch> batches) {
    List<byte[]> payloads = batches.stream().map(RecordEncoder::encode).toList();
    int length = payloads.stream().mapToInt(p -> p.length + 20).sum() + 24;
    ByteBuffer segment = ByteBuffer.allocate(length).put(SegmentFormat.header(first));
    long sequence = first;
    for (byte[] payload : payloads) {
      segment.put(SegmentFormat.record(sequence++, payload));
    }
    return segment.array();
  }
}

package io.airworthy.benchmarks;

import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import io.airworthy.Operation;
import io.airworthy.Pseudonym;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.TraceId;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

/// Batches that can be told apart: batch `n` holds turns whose trace id is `n`, and one quarantine
/// entry whose key is `n`.
final class NumberedBatches {
  private NumberedBatches() {}

  static TelemetryBatch batch(long number, int turns, Instant time) {
    Quarantined refused =
        new Quarantined(
            new Identifier("traces"),
            new Identifier("invalid"),
            Optional.of(new Identifier(Long.toString(number))),
            new Identifier("none"),
            time,
            1);
    return new TelemetryBatch(
        LongStream.rangeClosed(1, turns).mapToObj(span -> turn(number, span, time)).toList(),
        List.of(),
        List.of(),
        List.of(refused));
  }

  private static Turn turn(long number, long span, Instant time) {
    return new Turn(
        new SpanRef(new TraceId(0, number), new SpanId(span)),
        Optional.empty(),
        new Identifier("contoso"),
        Optional.of(new Pseudonym(0, number * 31)),
        Optional.of(new Pseudonym(0, number * 17)),
        Optional.empty(),
        time,
        time.plusMillis(900 + span),
        time.plusMillis(1900 + span),
        Operation.CHAT,
        context(),
        Optional.empty(),
        Optional.of(new Identifier("stop")),
        OptionalLong.of(300 + span),
        OptionalLong.of(80 + span),
        OptionalDouble.empty(),
        Optional.of(
            new MessageSignals(
                90, 17, true, new Identifier("en"), 0.1, 0, OptionalDouble.of(0.2), Set.of())),
        Optional.of(new ReplySignals(400, 75, false, new Identifier("en"), 0, false, Set.of())),
        Optional.empty());
  }

  private static TurnContext context() {
    return new TurnContext(
        Optional.of(new Identifier("openai")),
        Optional.of(new Identifier("gpt-5-mini")),
        Optional.empty(),
        Optional.of(new Identifier("9f86d081884c7d65")),
        Optional.of(new Identifier("v12")),
        Optional.of(new Identifier("en-US")),
        Optional.of(new Identifier("web")),
        Optional.of(new Identifier("chat")),
        Optional.of(new Identifier("1.4.0")));
  }
}

package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.MessageSignals;
import io.airworthy.Pseudonym;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.TelemetryBatch;
import io.airworthy.TraceId;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A text that our own code fails on costs its turn the signals, and nobody else anything: a sender
/// that was told to try again would send it for ever.
class FailedSignalsTest {
  private static final String POISON = "poison";

  /// Computes nothing, and fails on one message and on any reply to it.
  private static final class Failing implements TextSignals {
    @Override
    public Optional<MessageSignals> message(
        Transcript transcript, Optional<Pseudonym> conversation, TraceId traceId) {
      if (isPoison(transcript)) {
        throw new IllegalStateException("a fault");
      }
      return Optional.empty();
    }

    @Override
    public Optional<ReplySignals> reply(Transcript transcript) {
      if (isPoison(transcript)) {
        throw new StackOverflowError();
      }
      return Optional.empty();
    }

    private static boolean isPoison(Transcript transcript) {
      return transcript.message().filter(said -> POISON.contentEquals(said.text())).isPresent();
    }
  }

  private static TelemetryBatch read(Span.Builder... spans) throws IOException {
    Boundary boundary =
        new Boundary(TelemetryOptions.defaults(), new SeededKeyRing(1), new Failing());
    BatchBuilder batch = new BatchBuilder();
    boundary.read(
        Encoding.PROTOBUF.decode(
            Signal.TRACES, Otlp.traces(spans).toByteArray(), HeapAllowance.unbounded()),
        Signal.TRACES,
        new Availability.Received(Instant.parse("2026-03-01T13:00:00Z")),
        batch);
    assertThat(batch.tally().rejected()).isZero();
    assertThat(batch.tally().faults()).isEmpty();
    return batch.build();
  }

  @Test
  void turn_isKeptWithoutThem() throws IOException {
    TelemetryBatch batch =
        read(Otlp.chat(1, "a", POISON, "a reply"), Otlp.chat(2, "b", "hello", "a reply"));

    assertThat(batch.turns()).hasSize(2);
    assertThat(batch.turns().getFirst().conversation()).isPresent();
  }

  @Test
  void failures_areCountedByText() throws IOException {
    TelemetryBatch batch =
        read(Otlp.chat(1, "a", POISON, "a reply"), Otlp.chat(2, "b", POISON, "another"));

    assertThat(batch.quarantined())
        .extracting(Harness::text)
        .containsExactlyInAnyOrder("signals-failed message x2", "signals-failed reply x2");
    assertThat(batch.quarantined()).extracting(Quarantined::held).containsOnly(Optional.empty());
  }
}

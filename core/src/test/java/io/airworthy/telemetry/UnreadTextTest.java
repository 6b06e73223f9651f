package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Operation;
import io.airworthy.Turn;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// `telemetry.text: unread`: nothing is computed from what was said.
class UnreadTextTest {
  @RegisterExtension
  final Harness harness = new Harness(TelemetryOptions.defaults().with(TextUse.UNREAD));

  private Turn only(Span.Builder span) {
    harness.ingest(span);
    assertThat(harness.sink.turns()).hasSize(1);
    return harness.sink.turns().getFirst();
  }

  private static Turn read(Span.Builder span) {
    Harness reading = new Harness();
    reading.ingest(span);
    return reading.sink.turns().getFirst();
  }

  @Test
  void turn_hasNoSignals_andItsContentIsCountedAsDropped() {
    IngestCounts counts = harness.ingest(Otlp.chat(1, "c", "Why does it fail?", "It does not."));

    Turn turn = harness.sink.turns().getFirst();
    assertThat(turn.message()).isEmpty();
    assertThat(turn.reply()).isEmpty();
    assertThat(turn.heads()).isEmpty();
    assertThat(turn.conversation()).isPresent();
    assertThat(counts.droppedAttributes())
        .containsKeys("gen_ai.input.messages", "gen_ai.output.messages");
  }

  @Test
  void spanWithNothingButContent_isAChatAllTheSame() {
    Turn turn = only(Otlp.span(1).addAttributes(Otlp.text("gen_ai.input.messages", "hello")));

    assertThat(turn.operation()).isEqualTo(Operation.CHAT);
  }

  @Test
  void instructions_areNotHashed() {
    Span.Builder said =
        Otlp.chat(1, "c", "hello", "yes")
            .addAttributes(Otlp.text("gen_ai.system_instructions", "Answer briefly."));
    Turn turn = only(said);

    assertThat(turn.context().templateHash()).isEmpty();
    assertThat(read(said).context().templateHash()).as("of texts that are read").isPresent();
  }
}

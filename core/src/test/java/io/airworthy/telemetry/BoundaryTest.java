package io.airworthy.telemetry;

import static io.airworthy.testkit.otlp.Otlp.log;
import static io.airworthy.testkit.otlp.Otlp.number;
import static io.airworthy.testkit.otlp.Otlp.text;
import static io.airworthy.testkit.otlp.Otlp.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Quarantined;
import io.airworthy.Turn;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What is held of rows that are not kept.
class BoundaryTest {
  @RegisterExtension final Harness harness = new Harness();

  private static Span.Builder chat(KeyValue... more) {
    Span.Builder span = Otlp.chat(1, "c", "please help", "I cannot");
    for (KeyValue attribute : more) {
      span.addAttributes(attribute);
    }
    return span;
  }

  private Quarantined entry(Span.Builder span) {
    var _ = harness.ingest(span);
    return harness.sink.quarantined().getLast();
  }

  @Test
  void retypedTokens_leaveARowThatIsWholeButForThem() {
    Quarantined entry =
        entry(chat(text("gen_ai.usage.input_tokens", "many"), text("user.id", "jane")));

    Turn held = (Turn) entry.held().orElseThrow();
    assertThat(entry.reason()).isEqualTo(Reason.RETYPED.id());
    assertThat(held.inputTokens()).isEqualTo(OptionalLong.empty());
    assertThat(held.user()).isPresent();
    assertThat(held.message().orElseThrow().words()).isEqualTo(2);
    assertThat(held.toString()).doesNotContain("jane").doesNotContain("help");
    assertThat(harness.sink.turns()).isEmpty();
  }

  @Test
  void entry_namesTheContractItWasRefusedBy() {
    Quarantined entry = entry(chat(whole("gen_ai.usage.input_tokens", -4)));
    assertThat(entry.contract()).contains(Contract.of(Signal.TRACES).fingerprint());
    assertThat(entry.reason()).isEqualTo(Reason.INVALID.id());
  }

  @Test
  void faultInWhomItConcerns_leavesNothingToHold() {
    assertThat(entry(chat(number("tenant.id", 1.5))).held()).isEmpty();
    assertThat(
            entry(chat(text("gen_ai.usage.input_tokens", "many"), number("user.id", 1.5))).held())
        .isEmpty();
    assertThat(harness.rejections())
        .containsExactly("retyped tenant.id x1", "retyped gen_ai.usage.input_tokens x1");
  }

  @Test
  void retypedOperation_isNotTakenForAChat() {
    Span.Builder span = Otlp.span(1, whole("gen_ai.operation.name", 3), text("llm.system", "x"));
    assertThat(entry(span).held()).isEqualTo(Optional.empty());
  }

  @Test
  void judgementWhoseScoreIsText_isNotHeldByItsLabelAlone() {
    var _ =
        harness.ingest(
            Otlp.logs(
                log(
                    5,
                    "gen_ai.evaluation.result",
                    text("gen_ai.evaluation.name", "satisfaction"),
                    text("gen_ai.evaluation.score.value", "four"),
                    text("gen_ai.evaluation.score.label", "good"),
                    text("gen_ai.response.id", "r1"))));
    assertThat(harness.sink.quarantined().getLast().held()).isEmpty();
    assertThat(harness.sink.feedback()).isEmpty();
  }

  @Test
  void unknownGenAiKey_isCountedByItsNameOnlyWhenItLooksLikeOne() {
    IngestCounts counts =
        harness.ingest(chat(text("gen_ai.usage.thinking", "x"), text("gen_ai.my cat said", "x")));
    assertThat(counts.droppedAttributes())
        .containsEntry("gen_ai.usage.thinking", 1L)
        .containsEntry("(unprintable)", 1L);
    assertThat(harness.sink.turns()).hasSize(1);
  }
}

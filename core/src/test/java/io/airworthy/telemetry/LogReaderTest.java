package io.airworthy.telemetry;

import static io.airworthy.testkit.otlp.Otlp.log;
import static io.airworthy.testkit.otlp.Otlp.number;
import static io.airworthy.testkit.otlp.Otlp.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.Identifier;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogReaderTest {
  @RegisterExtension final Harness harness = new Harness();

  @Test
  void evaluation_judgesItsParentSpan() {
    harness.ingest(
        Otlp.logs(
            evaluation(text("gen_ai.response.id", "r1"))
                .setTraceId(Otlp.bytes(7, 1))
                .setSpanId(Otlp.bytes(1))));

    Feedback feedback = harness.sink.feedback().getFirst();
    assertThat(feedback.span()).isPresent();
    assertThat(feedback.responseId()).isEmpty();
    assertThat(feedback.name()).isEqualTo(new Identifier("satisfaction"));
    assertThat(feedback.score()).hasValue(2);
    assertThat(feedback.eventTime()).isEqualTo(Otlp.START.plusSeconds(5));
  }

  @Test
  void evaluation_withoutASpanJudgesItsResponse() {
    harness.ingest(Otlp.logs(evaluation(text("gen_ai.response.id", "r1"))));

    Feedback feedback = harness.sink.feedback().getFirst();
    assertThat(feedback.span()).isEmpty();
    assertThat(feedback.responseId()).isPresent();
    assertThat(feedback.toString()).doesNotContain("r1");
  }

  @Test
  void evaluation_ofNothingIsQuarantined() {
    harness.ingest(Otlp.logs(evaluation()));

    assertThat(harness.sink.feedback()).isEmpty();
    assertThat(harness.rejections()).containsExactly("missing gen_ai.response.id x1");
  }

  @Test
  void evaluation_withoutScoreOrLabelIsQuarantined() {
    harness.ingest(
        Otlp.logs(
            log(
                5,
                "gen_ai.evaluation.result",
                text("gen_ai.evaluation.name", "satisfaction"),
                text("gen_ai.response.id", "r1"))));

    assertThat(harness.rejections()).containsExactly("missing gen_ai.evaluation.score.value x1");
  }

  @Test
  void evaluation_whoseScoreIsTextIsQuarantinedAsRetyped() {
    harness.ingest(
        Otlp.logs(
            log(
                5,
                "gen_ai.evaluation.result",
                text("gen_ai.evaluation.name", "satisfaction"),
                text("gen_ai.evaluation.score.value", "four"),
                text("gen_ai.response.id", "r1"))));

    assertThat(harness.rejections()).containsExactly("retyped gen_ai.evaluation.score.value x1");
  }

  @Test
  void flight_isAChangeOfOnePerson() {
    harness.ingest(
        Otlp.logs(
            log(
                5,
                "feature_flag.evaluation",
                text("feature_flag.key", "concise"),
                text("feature_flag.result.variant", "on"),
                text("user.id", "jane"))));

    Change flight = harness.sink.changes().getFirst();
    assertThat(flight.kind()).isEqualTo(Change.Kind.FLIGHT);
    assertThat(flight.subject()).isEqualTo(new Identifier("concise"));
    assertThat(flight.value()).isEqualTo(new Identifier("on"));
    assertThat(flight.user()).isPresent();
    assertThat(flight.toString()).doesNotContain("jane");
  }

  @Test
  void change_concernsAllTenantsUnlessItNamesOne() {
    harness.ingest(Otlp.logs(change("release"), change("template", text("tenant.id", "contoso"))));

    assertThat(harness.sink.changes().get(0).tenant()).isEmpty();
    assertThat(harness.sink.changes().get(1).tenant()).contains(new Identifier("contoso"));
  }

  @Test
  void change_ofAnUnknownKindIsQuarantined() {
    harness.ingest(Otlp.logs(change("weather")));

    assertThat(harness.rejections()).containsExactly("invalid airworthy.change.kind x1");
  }

  @Test
  void messageEvents_areContentAndLeftAlone() {
    IngestCounts counts =
        harness.ingest(Otlp.logs(log(5, "gen_ai.user.message", text("content", "hello"))));

    assertThat(counts.stored()).isZero();
    assertThat(counts.quarantined()).isEqualTo(1);
    assertThat(harness.rejections()).containsExactly("content gen_ai.user.message x1");
  }

  private static io.opentelemetry.proto.logs.v1.LogRecord.Builder evaluation(KeyValue... more) {
    return log(
            5,
            "gen_ai.evaluation.result",
            text("gen_ai.evaluation.name", "satisfaction"),
            number("gen_ai.evaluation.score.value", 2))
        .addAllAttributes(Arrays.asList(more));
  }

  private static io.opentelemetry.proto.logs.v1.LogRecord.Builder change(
      String kind, KeyValue... more) {
    return log(
            5,
            "airworthy.change",
            text("airworthy.change.kind", kind),
            text("airworthy.change.subject", "assistant"),
            text("airworthy.change.value", "1.2.3"))
        .addAllAttributes(Arrays.asList(more));
  }
}

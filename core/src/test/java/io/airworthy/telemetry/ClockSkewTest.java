package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Quarantined;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockSkewTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEARS = Duration.ofDays(731);

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();
  @RegisterExtension final Harness harness = new Harness();

  private final InMemorySink sink = new InMemorySink();

  private BookedReceiver at(Instant received) {
    return new BookedReceiver(
        sheet,
        TelemetryOptions.defaults(),
        new SeededKeyRing(1),
        sink,
        InstantSource.fixed(received));
  }

  private Span.Builder span() {
    return Otlp.chat(1, "c", "hello", "hi");
  }

  private void receive(Instant received, Span.Builder span) {
    OtlpReply reply =
        at(received)
            .receive(
                Signal.TRACES,
                "application/x-protobuf",
                Optional.empty(),
                Otlp.traces(span).toByteArray());
    assertThat(reply.status()).isEqualTo(200);
  }

  private Quarantined rejection() {
    assertThat(sink.turns()).isEmpty();
    return sink.quarantined().stream()
        .filter(q -> q.reason().value().startsWith("clock-"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void receive_keepsWhatIsWithinTheTolerance() {
    receive(Otlp.START.minus(HOUR).plusSeconds(30), span());
    receive(Otlp.START.plus(YEARS), span());
    assertThat(sink.turns()).hasSize(2);
  }

  @Test
  void receive_quarantinesHoursAheadOnTheDayOfReceipt() {
    Instant received = Otlp.START.minus(HOUR.multipliedBy(30));
    receive(received, span());
    assertThat(Harness.text(rejection())).isEqualTo("clock-ahead start_time_unix_nano x1");
    assertThat(rejection().firstSeen()).isEqualTo(received);
  }

  @Test
  void receive_quarantinesAnEndHoursAhead() {
    Span.Builder span =
        span().setEndTimeUnixNano(Otlp.nanos(Otlp.START.plus(HOUR.multipliedBy(9))));
    receive(Otlp.START, span);
    assertThat(Harness.text(rejection())).isEqualTo("clock-ahead end_time_unix_nano x1");
  }

  @Test
  void receive_quarantinesYearsBehind() {
    receive(Otlp.START.plus(YEARS).plusSeconds(2), span());
    assertThat(Harness.text(rejection())).isEqualTo("clock-behind start_time_unix_nano x1");
  }

  @Test
  void export_quarantinesAsARequestInAnyOtherFormDoes() {
    Instant received = Otlp.START.minus(HOUR.multipliedBy(30));
    ExportResult result = at(received).export(Signal.TRACES, Otlp.traces(span()).toByteArray());
    assertThat(result)
        .isInstanceOfSatisfying(
            ExportResult.Taken.class, taken -> assertThat(taken.rejected()).isEqualTo(1));
    assertThat(Harness.text(rejection())).isEqualTo("clock-ahead start_time_unix_nano x1");
  }

  @Test
  void aLogRecordYearsBehind_isHeldAsItIs() {
    Instant received = Otlp.START.plus(YEARS).plusSeconds(60);
    at(received)
        .export(
            Signal.LOGS,
            Otlp.logs(
                    Otlp.log(
                        1,
                        "feature_flag.evaluation",
                        Otlp.text("feature_flag.key", "concise"),
                        Otlp.text("feature_flag.result.variant", "on")))
                .toByteArray());
    assertThat(sink.changes()).isEmpty();
    assertThat(Harness.text(rejection())).isEqualTo("clock-behind time_unix_nano x1");
    assertThat(rejection().held().orElseThrow().eventTime()).isEqualTo(Otlp.START.plusSeconds(1));
    assertThat(rejection().firstSeen()).isEqualTo(received);
  }

  @Test
  void ingest_keepsRecordingsOfAnyAge() {
    harness.ingest(span());
    assertThat(harness.sink.turns()).hasSize(1);
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.airworthy.Identifier;
import io.airworthy.adapters.kafka.InProcessBroker;
import io.airworthy.adapters.kafka.KafkaOptions;
import io.airworthy.adapters.kafka.KafkaTelemetrySource;
import io.airworthy.lake.BookedJournal;
import io.airworthy.lake.HeldRows;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.ReplayCounts;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Senders whose clock is hours ahead or years behind, over every transport, from the request to
/// the replay of what was held.
@Timeout(120)
class ClockSkewIT {
  private static final Instant NOW = Clock.systemUTC().instant();
  private static final Instant HOURS_AHEAD = NOW.plus(Duration.ofHours(5));
  private static final Instant YEARS_BEHIND = NOW.minus(Duration.ofDays(3 * 365));
  private static final List<Instant> STARTS = List.of(NOW, HOURS_AHEAD, YEARS_BEHIND);

  @RegisterExtension final LakeBooks books = new LakeBooks();
  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path dataDir;
  @TempDir Path brokerFolder;

  @Test
  void skewedRows_areHeldAndReplayedWhenTheirTimeHasCome() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal =
            books.open(lake, JournalOptions.defaults(), InstantSource.fixed(NOW))) {
      BookedReceiver receiver =
          new BookedReceiver(
              sheet,
              TelemetryOptions.defaults(),
              new SeededKeyRing(1),
              journal,
              InstantSource.fixed(NOW));
      sendRequests(receiver);
      sendMessages(receiver);
    }
    assertThat(turns()).as("one sound row by each way").isEqualTo(3);
    assertThat(CommandRun.of(dataDir, "quarantine", "list", "--json").json())
        .extracting(
            group -> group.path("reason").asText(),
            group -> group.path("key").asText(),
            group -> group.path("rows").asLong(),
            group -> group.path("held").asLong())
        .contains(
            tuple("clock-ahead", "start_time_unix_nano", 3L, 3L),
            tuple("clock-behind", "start_time_unix_nano", 3L, 3L));

    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(replay(lake, "clock-ahead", NOW)).isEqualTo(new ReplayCounts(3, 0, 0, 3));
      assertThat(replay(lake, "clock-behind", NOW)).isEqualTo(new ReplayCounts(3, 3, 0, 0));
      assertThat(replay(lake, "clock-ahead", HOURS_AHEAD.plusSeconds(60)))
          .isEqualTo(new ReplayCounts(3, 3, 0, 0));
    }
    assertThat(turns()).isEqualTo(9);
  }

  private ReplayCounts replay(IcebergLake lake, String reason, Instant at) {
    return books.replay(lake, HeldRows.of(new Identifier(reason)), at);
  }

  private long turns() throws Exception {
    return CommandRun.of(dataDir, "doctor", "--json").json().path("tables").path("turns").asLong();
  }

  private static void sendRequests(BookedReceiver receiver) {
    try (AirworthyServer server =
        AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), receiver.receiver(), List.of())) {
      export(OtlpHttpSpanExporter.builder().setEndpoint(server.otlpUrl() + "/v1/traces").build());
      export(OtlpGrpcSpanExporter.builder().setEndpoint(server.grpcUrl()).build());
    }
    receiver.told(2 * STARTS.size(), 4);
  }

  /// A chat at each instant, by the official exporter.
  private static void export(SpanExporter exporter) {
    try (SdkTracerProvider provider =
        SdkTracerProvider.builder()
            .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
            .build()) {
      for (Instant start : STARTS) {
        provider
            .get("assistant")
            .spanBuilder("chat gpt-4.1")
            .setAttribute("gen_ai.operation.name", "chat")
            .setAttribute("gen_ai.request.model", "gpt-4.1")
            .setStartTimestamp(start)
            .startSpan()
            .end(start.plusSeconds(1));
      }
      assertThat(provider.forceFlush().join(30, TimeUnit.SECONDS).isSuccess()).isTrue();
    }
  }

  private void sendMessages(BookedReceiver receiver) throws Exception {
    try (InProcessBroker broker = InProcessBroker.start(brokerFolder, InProcessBroker.freePort())) {
      broker.createTopic("otlp_spans", 1);
      broker.createTopic("otlp_logs", 1);
      for (int number = 0; number < STARTS.size(); number++) {
        broker.send("otlp_spans", 0, Otlp.traces(chat(number)).toByteArray());
      }
      try (KafkaTelemetrySource source =
          KafkaTelemetrySource.start(KafkaOptions.at(broker.address()), receiver.receiver())) {
        while (source.counts().read() < STARTS.size()) {
          TimeUnit.MILLISECONDS.sleep(10);
        }
      }
    }
    receiver.told(STARTS.size(), 2);
  }

  private static Span.Builder chat(int number) {
    Instant start = STARTS.get(number);
    return Otlp.span(
            number + 1,
            Otlp.text("gen_ai.operation.name", "chat"),
            Otlp.text("gen_ai.request.model", "gpt-4.1"))
        .setStartTimeUnixNano(Otlp.nanos(start))
        .setEndTimeUnixNano(Otlp.nanos(start.plusSeconds(1)));
  }
}

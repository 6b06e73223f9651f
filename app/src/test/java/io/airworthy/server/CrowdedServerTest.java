package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.TelemetryBatch;
import io.airworthy.server.OtlpClient.Answer;
import io.airworthy.server.OtlpClient.Transport;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.otlp.Otlp;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests that together, or alone, need more memory than there is for them.
@Timeout(120)
class CrowdedServerTest {
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");
  private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");
  private static final int MIB = 1 << 20;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final Sink sink = new Sink();
  private final BookedReceiver receiver =
      new BookedReceiver(
          sheet,
          TelemetryOptions.defaults(),
          KEYS,
          sink,
          new ManualClock(NOW),
          new RequestMemory(8L * MIB),
          new Semaphore(64));
  private final AirworthyServer server =
      AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), receiver.receiver(), List.of());

  /// Keeps nothing; the first batch waits until it is let through.
  private static final class Sink implements TelemetrySink {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final AtomicInteger shortages = new AtomicInteger();
    private CountDownLatch open = new CountDownLatch(0);

    @Override
    public Receipt accept(TelemetryBatch batch) {
      entered.countDown();
      if (shortages.getAndDecrement() > 0) {
        throw new OutOfMemoryError("as if");
      }
      try {
        assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return Receipt.settled(batch.rows(), 0);
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// A request that needs between half and all of the memory.
  private static byte[] large() {
    return Otlp.traces(Otlp.chat(1, "c", "word ".repeat(MIB / 5), "yes")).toByteArray();
  }

  /// A request of few bytes and many parts.
  private static byte[] manyParts() {
    ResourceSpans empty = ResourceSpans.getDefaultInstance();
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    IntStream.range(0, 100_000).forEach(i -> request.addResourceSpans(empty));
    return request.build().toByteArray();
  }

  private void take(Transport transport, byte[] body) throws Exception {
    Answer answer = new OtlpClient(server).send(transport, Signal.TRACES, body);
    assertThat(answer.code()).isZero();
    receiver.answered(Signal.TRACES, body, answer.response());
  }

  @ParameterizedTest
  @EnumSource
  void export_isToldToTryAgainWhileOthersHoldTheMemory(Transport transport) throws Exception {
    sink.open = new CountDownLatch(1);
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(
            () -> {
              try {
                take(Transport.HTTP, large());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(sink.entered.await(30, TimeUnit.SECONDS)).isTrue();
    Answer crowded = new OtlpClient(server).send(transport, Signal.TRACES, large());
    assertThat(crowded.code()).isEqualTo(UNAVAILABLE);
    assertThat(crowded.retried()).isTrue();
    sink.open.countDown();
    first.get(30, TimeUnit.SECONDS);
    take(transport, large());
  }

  @ParameterizedTest
  @EnumSource
  void export_isRefusedForGoodWhenItAloneNeedsMoreThanThereIs(Transport transport)
      throws Exception {
    Answer refused = new OtlpClient(server).send(transport, Signal.TRACES, manyParts());
    assertThat(refused.code()).isEqualTo(RESOURCE_EXHAUSTED);
    assertThat(refused.retried()).isFalse();
    take(transport, Otlp.traces(Otlp.chat(1, "c", "well?", "yes")).toByteArray());
  }

  @ParameterizedTest
  @EnumSource
  void export_isToldToTryAgainWhenTheHeapIsShortAllTheSame(Transport transport) throws Exception {
    sink.shortages.set(1);
    Answer refused = new OtlpClient(server).send(transport, Signal.TRACES, large());
    assertThat(refused.code()).isEqualTo(UNAVAILABLE);
    assertThat(refused.retried()).isTrue();
    take(transport, large());
  }

  @Test
  void bombs_allAtOnceTakeNoMoreThanOneMay() throws Exception {
    byte[] bomb = Gzip.of(new byte[64 * MIB]);
    List<CompletableFuture<HttpResponse<Void>>> replies = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 40; i++) {
        replies.add(
            client.sendAsync(
                HttpRequest.newBuilder(URI.create(server.otlpUrl() + Signal.TRACES.path()))
                    .header("Content-Type", "application/x-protobuf")
                    .header("Content-Encoding", "gzip")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bomb))
                    .build(),
                HttpResponse.BodyHandlers.discarding()));
      }
      for (CompletableFuture<HttpResponse<Void>> reply : replies) {
        assertThat(reply.get(60, TimeUnit.SECONDS).statusCode()).isIn(413, 503);
      }
    }
    take(Transport.HTTP, large());
  }
}

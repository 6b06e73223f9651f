package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.server.OtlpClient.Transport;
import io.airworthy.server.UnfinishedCalls.Unfinished;
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
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Calls that begin and do not end. After every test the sheet holds that all memory is given back.
@Timeout(120)
class UnfinishedCallsTest {
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");
  private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");
  private static final int MIB = 1 << 20;
  private static final long MEMORY = 8L * MIB;
  private static final byte[] PIECE = new byte[1 << 14];

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final BookedReceiver receiver =
      new BookedReceiver(
          sheet,
          TelemetryOptions.defaults(),
          KEYS,
          batch -> TelemetrySink.Receipt.settled(batch.rows(), 0),
          new ManualClock(NOW),
          new RequestMemory(MEMORY),
          new Semaphore(1));
  private final AirworthyServer server =
      AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), receiver.receiver(), List.of());

  @AfterEach
  void stop() {
    server.close();
  }

  /// Waits for what the server does in its own time.
  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it took too long").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /// Sends a request by both transports until it is taken, as senders do that are told to.
  private void assertServes() throws Exception {
    byte[] body = Otlp.traces(Otlp.chat(1, "c", "word ".repeat(MIB / 5), "yes")).toByteArray();
    for (Transport transport : Transport.values()) {
      OtlpClient.Answer answer = new OtlpClient(server).send(transport, Signal.TRACES, body);
      while (answer.retried()) {
        answer = new OtlpClient(server).send(transport, Signal.TRACES, body);
      }
      assertThat(answer.code()).isZero();
      receiver.answered(Signal.TRACES, body, answer.response());
    }
  }

  @Test
  void callsThatDoNotEnd_holdNoMoreThanThereIs() throws Exception {
    List<UnfinishedCalls> connections =
        IntStream.range(0, 4).mapToObj(_ -> new UnfinishedCalls(server.grpcUrl())).toList();
    List<Unfinished> calls = new ArrayList<>();
    for (UnfinishedCalls connection : connections) {
      for (int i = 0; i < 5; i++) {
        calls.add(connection.call().begin(0, 2 * MIB));
        calls.getLast().write(PIECE, MIB / PIECE.length);
      }
    }

    await(() -> calls.stream().filter(call -> !call.answer().isDone()).count() <= MEMORY / MIB);
    List<Unfinished> refused = calls.stream().filter(call -> call.answer().isDone()).toList();
    assertThat(refused).hasSizeLessThan(calls.size());
    assertThat(refused)
        .allMatch(call -> call.status() == Status.Code.UNAVAILABLE && call.isRetried());
    connections.forEach(UnfinishedCalls::close);
    assertServes();
  }

  @Test
  void callThatAloneIsTooLarge_isRefusedForGoodBeforeItEnds() throws Exception {
    try (UnfinishedCalls connection = new UnfinishedCalls(server.grpcUrl())) {
      Unfinished call = connection.call().begin(0, 20 * MIB);
      call.write(PIECE, 10 * MIB / PIECE.length);
      assertThat(call.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(call.isRetried()).isFalse();
    }
    assertServes();
  }

  @Test
  void manyShortPieces_takeMoreThanTheirBytes() throws Exception {
    try (UnfinishedCalls connection = new UnfinishedCalls(server.grpcUrl())) {
      Unfinished call = connection.call().begin(0, MIB);
      call.write(new byte[1], MIB / 20);
      assertThat(call.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    }
    assertServes();
  }

  @Test
  void compressedMessage_takesWhatItsBytesDoAndThenWhatTheyBecome() throws Exception {
    byte[] bomb = Gzip.of(new byte[64 * MIB]);
    assertThat(bomb.length).isLessThan(MIB);
    try (UnfinishedCalls connection = new UnfinishedCalls(server.grpcUrl())) {
      Unfinished unfinished = connection.call().begin(1, 9 * MIB);
      unfinished.write(PIECE, 8 * MIB / PIECE.length);
      assertThat(unfinished.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      Unfinished whole = connection.call().begin(1, bomb.length);
      whole.write(bomb, 1);
      whole.out().close();
      assertThat(whole.status()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(whole.isRetried()).isFalse();
    }
    assertServes();
  }

  @Test
  void secondMessage_breaksOffTheCall() throws Exception {
    try (UnfinishedCalls connection = new UnfinishedCalls(server.grpcUrl())) {
      Unfinished call = connection.call();
      for (int i = 0; i < 2; i++) {
        call.begin(0, PIECE.length).write(PIECE, 1);
      }
      assertThatThrownBy(call.answer()::join).hasCauseInstanceOf(IOException.class);
    }
    assertServes();
  }

  @Test
  void callWithoutMessage_isRefusedForGood() throws Exception {
    try (UnfinishedCalls connection = new UnfinishedCalls(server.grpcUrl())) {
      Unfinished call = connection.call();
      call.out().close();
      assertThat(call.status()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      assertThat(call.isRetried()).isFalse();
    }
  }

  @Test
  void callThatTakesTooLong_isToldToTryAgain() throws Exception {
    try (OtlpGrpc impatient =
            OtlpGrpc.start(
                ServerOptions.onLoopback(0, 0, 0), receiver.receiver(), Duration.ofMillis(200));
        UnfinishedCalls connection = new UnfinishedCalls("http://127.0.0.1:" + impatient.port())) {
      Unfinished call = connection.call().begin(0, 2 * MIB);
      call.write(PIECE, 1);
      assertThat(call.status()).isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(call.isRetried()).isTrue();
    }
  }
}

package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.BookedJournal;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.LakeBooks;
import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.otlp.Otlp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that mean harm, or were cut on their way.
class HostileRequestsTest {
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");
  private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");
  private static final int MIB = 1 << 20;
  private static final String SECRET = "tell-nobody-what-was-said";

  @RegisterExtension final LakeBooks books = new LakeBooks();

  private final Sink sink = new Sink();
  private final BookedReceiver receiver = receiver(sink, 64);
  private final AirworthyServer server = start(receiver);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir Path folder;

  /// Keeps nothing; may be made to wait.
  private static final class Sink implements TelemetrySink {
    private final CountDownLatch entered = new CountDownLatch(1);
    private CountDownLatch open = new CountDownLatch(0);
    private long rows;

    @Override
    public Receipt accept(TelemetryBatch batch) {
      entered.countDown();
      try {
        assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      synchronized (this) {
        rows += batch.rows();
      }
      return Receipt.settled(batch.rows(), 0);
    }
  }

  private BookedReceiver receiver(TelemetrySink into, int places) {
    return books.receiver(into, KEYS, new ManualClock(NOW), new Semaphore(places));
  }

  private static AirworthyServer start(BookedReceiver receiver) {
    return AirworthyServer.start(ServerOptions.onLoopback(0, 0, 0), receiver.receiver(), List.of());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpRequest.Builder to(AirworthyServer target, String type, byte[] body) {
    return HttpRequest.newBuilder(URI.create(target.otlpUrl() + "/v1/traces"))
        .header("Content-Type", type)
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  /// Sends spans in protobuf that are taken, and enters them and the answer.
  private void take(byte[] body) throws Exception {
    HttpResponse<byte[]> reply = sendSpans(server, body).get(30, TimeUnit.SECONDS);
    enter(receiver, body, reply);
  }

  private CompletableFuture<HttpResponse<byte[]>> sendSpans(AirworthyServer target, byte[] body) {
    return client.sendAsync(
        to(target, "application/x-protobuf", body).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void enter(BookedReceiver taker, byte[] body, HttpResponse<byte[]> reply) {
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Server")).isEmpty();
    assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain(SECRET);
    taker.answered(Signal.TRACES, body, reply.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(reply.headers().firstValue("Server")).isEmpty();
    assertThat(reply.body()).doesNotContain(SECRET, "Exception", "\tat ");
    return reply;
  }

  private static byte[] spans(long... numbers) {
    return Otlp.traces(
            Arrays.stream(numbers)
                .mapToObj(number -> Otlp.chat(number, "c", SECRET, "yes"))
                .toArray(io.opentelemetry.proto.trace.v1.Span.Builder[]::new))
        .toByteArray();
  }

  private void assertStillServes() throws Exception {
    long before = sink.rows;
    take(spans(99));
    assertThat(sink.rows).isEqualTo(before + 1);
  }

  @Test
  void emptyBody_isTaken() throws Exception {
    take(new byte[0]);
    assertThat(sink.rows).isZero();
  }

  @Test
  void otherTypeOrCompression_isUnsupported() throws Exception {
    assertThat(send(to(server, "text/plain", spans(1))).statusCode()).isEqualTo(415);
    assertThat(
            send(to(server, "application/x-protobuf", spans(1)).header("Content-Encoding", "br"))
                .statusCode())
        .isEqualTo(415);
    assertThat(sink.rows).isZero();
  }

  @Test
  void gzipBomb_isTooLarge() throws Exception {
    byte[] bomb = Gzip.of(new byte[256 * MIB]);
    assertThat(bomb.length).isLessThan(MIB);

    HttpResponse<String> reply =
        send(to(server, "application/x-protobuf", bomb).header("Content-Encoding", "gzip"));

    assertThat(reply.statusCode()).isEqualTo(413);
    assertStillServes();
  }

  @Test
  void truncatedGzip_isRefusedForGood() throws Exception {
    byte[] whole = Gzip.of(spans(1, 2, 3));

    HttpResponse<String> reply =
        send(
            to(server, "application/x-protobuf", Arrays.copyOf(whole, whole.length / 2))
                .header("Content-Encoding", "gzip"));

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(sink.rows).isZero();
  }

  @Test
  void largeBody_isTooLarge() throws Exception {
    assertThat(send(to(server, "application/json", new byte[65 * MIB])).statusCode())
        .isEqualTo(413);
    assertStillServes();
  }

  @Test
  void deepJson_isRefusedForGood() throws Exception {
    byte[] deep = ("{\"resourceSpans\":" + "[".repeat(100_000)).getBytes(StandardCharsets.US_ASCII);

    assertThat(send(to(server, "application/json", deep)).statusCode()).isEqualTo(400);
    assertStillServes();
  }

  @Test
  void otherMethodOrPath_isSaid() throws Exception {
    URI traces = URI.create(server.otlpUrl() + "/v1/traces");
    HttpResponse<String> got = send(HttpRequest.newBuilder(traces));
    assertThat(got.statusCode()).isEqualTo(405);
    assertThat(got.headers().firstValue("Allow")).contains("POST");
    URI other = URI.create(server.otlpUrl() + "/v1/" + SECRET);
    assertThat(send(HttpRequest.newBuilder(other)).statusCode()).isEqualTo(404);
  }

  private static Socket connect(AirworthyServer target) throws IOException {
    Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(target.otlpUrl()).getPort());
    socket.setSoTimeout(10_000);
    return socket;
  }

  /// The head of a request up to its body.
  private static byte[] head(String rest) {
    return ("POST /v1/traces HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-protobuf\r\n"
            + rest)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String firstLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }

  /// The head of a body twice as long as the one that comes, announced whole or as a chunk.
  private static Stream<String> headsOfLongerBodies() {
    int length = 2 * spans(1).length;
    return Stream.of(
        "Content-Length: " + length + "\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n");
  }

  @ParameterizedTest
  @MethodSource("headsOfLongerBodies")
  void brokenOffBody_storesNothing(String head) throws Exception {
    try (Socket socket = connect(server)) {
      byte[] body = spans(1);
      OutputStream out = socket.getOutputStream();
      out.write(head(head));
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
            .doesNotStartWith("HTTP/1.1 2")
            .doesNotStartWith("HTTP/1.1 5");
      }
    }
    assertThat(sink.rows).isZero();
    assertStillServes();
  }

  @Test
  void oneExportTooMany_isToldToTryAgain() throws Exception {
    sink.open = new CountDownLatch(1);
    BookedReceiver one = receiver(sink, 1);
    try (AirworthyServer narrow = start(one)) {
      CompletableFuture<HttpResponse<byte[]>> first = sendSpans(narrow, spans(1));
      assertThat(sink.entered.await(30, TimeUnit.SECONDS)).isTrue();

      HttpResponse<String> second = send(to(narrow, "application/x-protobuf", spans(2)));

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).isPresent();
      sink.open.countDown();
      enter(one, spans(1), first.get(30, TimeUnit.SECONDS));
    }
  }

  @Test
  void slowSender_keepsNobodyOut() throws Exception {
    BookedReceiver one = receiver(sink, 1);
    byte[] body = spans(1);
    try (AirworthyServer narrow = start(one);
        Socket slow = connect(narrow)) {
      OutputStream out = slow.getOutputStream();
      out.write(head("Content-Length: " + body.length + "\r\n\r\n"));
      out.write(body, 0, 1);
      out.flush();

      for (int other = 2; other < 20; other++) {
        enter(one, spans(other), sendSpans(narrow, spans(other)).get(30, TimeUnit.SECONDS));
      }

      out.write(body, 1, body.length - 1);
      out.flush();
      assertThat(firstLine(slow)).startsWith("HTTP/1.1 200");
      one.told(1, 0);
    }
  }

  @Test
  void closing_letsTheRequestUnderWayFinish() throws Exception {
    sink.open = new CountDownLatch(1);
    CompletableFuture<HttpResponse<byte[]>> underWay = sendSpans(server, spans(1));
    assertThat(sink.entered.await(30, TimeUnit.SECONDS)).isTrue();

    CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
    sink.open.countDown();

    enter(receiver, spans(1), underWay.get(30, TimeUnit.SECONDS));
    closing.get(30, TimeUnit.SECONDS);
    assertThat(sink.rows).isEqualTo(1);
  }

  @Test
  void sameSpansAtOnce_areStoredOnce() throws Exception {
    try (IcebergLake lake = IcebergLake.open(folder.resolve("data"))) {
      try (BookedJournal journal =
          books.open(lake, JournalOptions.defaults(), new ManualClock(NOW))) {
        sendAtOnce(receiver(journal, 64), 8, spans(1, 2, 3));
        journal.seal();
        assertThat(journal.counts().stored()).isEqualTo(3);
        assertThat(journal.counts().duplicate()).isEqualTo(21);
      }
    }
  }

  private void sendAtOnce(BookedReceiver taker, int copies, byte[] body) throws Exception {
    try (AirworthyServer stored = start(taker)) {
      List<CompletableFuture<HttpResponse<byte[]>>> replies = new ArrayList<>();
      for (int copy = 0; copy < copies; copy++) {
        replies.add(sendSpans(stored, body));
      }
      for (CompletableFuture<HttpResponse<byte[]>> reply : replies) {
        enter(taker, body, reply.get(30, TimeUnit.SECONDS));
      }
    }
  }
}

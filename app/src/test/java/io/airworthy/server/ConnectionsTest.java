package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.ManualClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// More connections than a port has open at once.
@Timeout(120)
class ConnectionsTest {
  private static final int MOST = 2;
  private static final int WAIT_MILLIS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  private final BookedReceiver receiver =
      new BookedReceiver(
          sheet,
          TelemetryOptions.defaults(),
          KEYS,
          batch -> Receipt.settled(batch.rows(), 0),
          new ManualClock(Instant.parse("2026-03-01T13:00:00Z")));
  private final AirworthyServer server =
      AirworthyServer.start(
          new ServerOptions(0, 0, 0, ServerOptions.LOOPBACK, 1, MOST),
          receiver.receiver(),
          List.of());
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  /// Says as much as a server answers, and keeps the connection.
  private Socket say(String url, byte[] opening) throws IOException {
    URI target = URI.create(url);
    Socket socket = new Socket(target.getHost(), target.getPort());
    sockets.add(socket);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.getOutputStream().write(opening);
    return socket;
  }

  /// Asks for what is not there.
  private Socket http() throws IOException {
    String request = "GET /v1/none HTTP/1.1\r\nHost: here\r\n\r\n";
    return say(server.otlpUrl(), request.getBytes(StandardCharsets.US_ASCII));
  }

  /// Sends the preface of HTTP/2 and empty settings, which a server answers with its own.
  private Socket grpc() throws IOException {
    ByteArrayOutputStream opening = new ByteArrayOutputStream();
    opening.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    opening.writeBytes(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
    return say(server.grpcUrl(), opening.toByteArray());
  }

  private interface Opening {
    Socket open() throws IOException;
  }

  private static void assertOneMoreWaits(Opening opening) throws IOException {
    Socket first = opening.open();
    assertAnswered(first);
    assertAnswered(opening.open());
    Socket third = opening.open();
    assertWaits(third);
    Socket fourth = opening.open();

    first.close();
    assertAnswered(third);
    assertWaits(fourth);
    third.close();
    assertAnswered(fourth);
  }

  private static void assertAnswered(Socket socket) throws IOException {
    assertThat(socket.getInputStream().read()).isNotNegative();
  }

  private static void assertWaits(Socket socket) throws IOException {
    socket.setSoTimeout(WAIT_MILLIS);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  @Test
  void http_oneMoreWaitsUntilAnotherEnds() throws Exception {
    assertOneMoreWaits(this::http);
  }

  @Test
  void grpc_oneMoreWaitsUntilAnotherEnds() throws Exception {
    assertOneMoreWaits(this::grpc);
  }

  @Test
  void grpc_thoseThatWaitTogetherAreTakenAsOthersEnd() throws Exception {
    List<Socket> all = new ArrayList<>();
    for (int i = 0; i < 20 * MOST; i++) {
      all.add(grpc());
    }
    for (Socket socket : all) {
      assertAnswered(socket);
      socket.close();
    }
  }
}

package io.airworthy.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.telemetry.BookedReceiver;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.ManualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

  private Socket connect(String url) throws IOException {
    URI target = URI.create(url);
    Socket socket = new Socket(target.getHost(), target.getPort());
    socket.setSoTimeout(WAIT_MILLIS);
    sockets.add(socket);
    return socket;
  }

  /// Asks for what is not there, and keeps the connection.
  private Socket ask() throws IOException {
    Socket socket = connect(server.otlpUrl());
    OutputStream out = socket.getOutputStream();
    out.write("GET /v1/none HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return socket;
  }

  @Test
  void http_oneMoreWaitsUntilAnotherEnds() throws Exception {
    Socket first = ask();
    assertThat(first.getInputStream().read()).isEqualTo('H');
    assertThat(ask().getInputStream().read()).isEqualTo('H');
    Socket third = ask();
    assertThatThrownBy(() -> third.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    first.close();
    third.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
    assertThat(third.getInputStream().read()).isEqualTo('H');
  }
}

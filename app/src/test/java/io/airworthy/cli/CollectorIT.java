package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.testkit.SharedData;
import io.airworthy.testkit.otlp.Otlp;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An OpenTelemetry Collector as the sender: it compresses, and keeps what it could not hand over
/// until it can. `OTELCOL` in the environment names the program, which
/// `benchmarks/peers/collector` makes; without it the tests are skipped.
class CollectorIT {
  private static final String RETRY =
      "retry_on_failure: {initial_interval: 200ms, max_interval: 500ms}";
  private static final int ROWS = 40;
  private static final int LOOKS = 150;
  private static final long LOOK_MILLIS = 400;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void overHttp_whatComesWhileTheServerIsDeadIsStoredOnce() throws Exception {
    int port = freePort();
    handsOnThroughADeath(
        port, freePort(), "otlp_http", "endpoint: 'http://127.0.0.1:%d'".formatted(port));
  }

  @Test
  void overGrpc_whatComesWhileTheServerIsDeadIsStoredOnce() throws Exception {
    int port = freePort();
    handsOnThroughADeath(
        freePort(),
        port,
        "otlp_grpc",
        "endpoint: '127.0.0.1:%d', tls: {insecure: true}".formatted(port));
  }

  private void handsOnThroughADeath(int otlpPort, int grpcPort, String exporter, String settings)
      throws Exception {
    Path dataDir = Files.createDirectories(folder.resolve("data"));
    int port = freePort();
    Process collector = collector(port, exporter, settings);
    try {
      try (ServerProcess server = ServerProcess.start(dataDir, otlpPort, grpcPort)) {
        send(port, 0);
        server.kill();
      }
      send(port, 1);
      try (ServerProcess again = ServerProcess.start(dataDir, otlpPort, grpcPort)) {
        send(port, 2);
        awaitRows(dataDir, 3 * ROWS);
        assertThat(again.terminate()).isZero();
      }
      JsonNode settled = doctor(dataDir);
      assertThat(settled.path("journal_pending").asLong()).isZero();
      assertThat(settled.at("/tables/turns").asLong()).isEqualTo(3 * ROWS);
      assertThat(settled.at("/tables/quarantine").asLong()).isZero();
    } finally {
      collector.destroy();
      assertThat(collector.waitFor(30, TimeUnit.SECONDS)).as("the Collector ends").isTrue();
    }
  }

  private Process collector(int port, String exporter, String settings) throws IOException {
    String program = System.getenv("OTELCOL");
    Assumptions.assumeTrue(program != null, "OTELCOL names no Collector");
    Path config = SharedData.root().resolve("benchmarks/peers/collector/collector.yaml");
    ProcessBuilder builder =
        new ProcessBuilder(program, "--config", "file:" + config)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("collector.log").toFile());
    builder.environment().put("COLLECTOR_PORT", Integer.toString(port));
    builder.environment().put("COLLECTOR_EXPORTER", exporter);
    builder
        .environment()
        .put("COLLECTOR_EXPORTERS", "{%s: {%s, %s}}".formatted(exporter, settings, RETRY));
    return builder.start();
  }

  /// Hands the Collector one of three lots of rows, a request each.
  private void send(int port, int lot) throws Exception {
    for (int row = 1; row <= ROWS; row++) {
      int number = lot * ROWS + row;
      byte[] body = Otlp.traces(Otlp.chat(number, "c" + number, "hello", "yes")).toByteArray();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/traces"))
              .header("Content-Type", "application/x-protobuf")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      assertThat(accepted(request)).isEqualTo(200);
    }
  }

  /// The status, once the Collector listens.
  private int accepted(HttpRequest request) throws Exception {
    for (int look = 0; look < LOOKS; look++) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (ConnectException e) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
    throw new AssertionError("the Collector does not listen");
  }

  private static void awaitRows(Path dataDir, int rows) throws Exception {
    for (int look = 0; look < LOOKS; look++) {
      JsonNode now = doctor(dataDir);
      if (now.path("journal_pending").asLong() + now.at("/tables/turns").asLong() >= rows) {
        return;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new AssertionError(rows + " rows did not arrive: " + doctor(dataDir));
  }

  private static JsonNode doctor(Path dataDir) throws IOException {
    return CommandRun.of(dataDir, "doctor", "--json").json();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

package io.airworthy.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// An OpenTelemetry Collector on a free port of the loopback, made from `peers/collector`.
///
/// @param process the Collector
/// @param otlp where it takes OTLP over HTTP
record CollectorProcess(Process process, URI otlp) implements AutoCloseable {
  static final String LOCATION = "OTELCOL";

  private static final long SECONDS_TO_STOP = 30;
  private static final int LOOKS = 100;
  private static final long LOOK_MILLIS = 100;

  /// The program, if the environment says where it is.
  static Optional<Path> program() {
    return Optional.ofNullable(System.getenv(LOCATION)).map(Path::of).filter(Files::isExecutable);
  }

  /// Starts a Collector that hands what it takes to one exporter, and waits until it listens.
  ///
  /// @param exporter one that `peers/collector` has
  /// @param settings its own, as in a YAML map
  static CollectorProcess start(Setting setting, Path program, String exporter, String settings)
      throws IOException, InterruptedException {
    int port = freePort();
    Path config = setting.peer("collector/collector.yaml");
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), "--config", "file:" + config)
            .redirectErrorStream(true)
            .redirectOutput(setting.folder().resolve(exporter + ".log").toFile());
    builder.environment().put("COLLECTOR_PORT", Integer.toString(port));
    builder.environment().put("COLLECTOR_EXPORTER", exporter);
    builder.environment().put("COLLECTOR_EXPORTERS", "{%s: {%s}}".formatted(exporter, settings));
    Process process = builder.start();
    awaitListening(process, port);
    return new CollectorProcess(process, URI.create("http://127.0.0.1:" + port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void awaitListening(Process process, int port) throws InterruptedException {
    for (int look = 0; look < LOOKS && process.isAlive(); look++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("the Collector does not listen; see its log");
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("the Collector did not end by itself");
    }
  }
}

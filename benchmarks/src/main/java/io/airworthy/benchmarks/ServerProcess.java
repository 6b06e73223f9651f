package io.airworthy.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./airworthy serve` on free ports of the loopback, a process of its own. Closing stops it as a
/// service manager would and waits until it has sealed what it holds.
///
/// @param process the server
/// @param pages where its dashboard is
/// @param otlp where it takes OTLP over HTTP
record ServerProcess(Process process, URI pages, URI otlp) implements AutoCloseable {
  private static final long SECONDS_TO_STOP = 120;

  /// Starts a server and waits until it is ready.
  ///
  /// @param options more of the command line
  static ServerProcess start(Setting setting, Path dataDir, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                setting.project().resolve("airworthy").toString(),
                "serve",
                "--port=0",
                "--otlp-port=0",
                "--otlp-grpc-port=0",
                "--data-dir",
                dataDir.toString(),
                "--json"));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectError(setting.folder().resolve("server.log").toFile())
            .start();
    String ready = process.inputReader().readLine();
    if (ready == null) {
      process.destroy();
      throw new IllegalStateException("the server did not start; see server.log");
    }
    JsonNode document = new ObjectMapper().readTree(ready);
    return new ServerProcess(
        process,
        URI.create(document.path("url").asText()),
        URI.create(document.path("otlp").asText()));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("the server did not end by itself; see server.log");
    }
  }
}

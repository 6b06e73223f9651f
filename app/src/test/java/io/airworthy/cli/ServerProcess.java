package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, on ports of its own choice.
final class ServerProcess implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final JsonNode ready;

  private ServerProcess(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /// Starts a server and waits until it says that it is ready.
  static ServerProcess start(Path dataDir, String... options) throws IOException {
    return start(dataDir, 0, 0, options);
  }

  /// The same on ports that senders know; 0 is any.
  static ServerProcess start(Path dataDir, int otlpPort, int grpcPort, String... options)
      throws IOException {
    List<String> command =
        command(
            "serve",
            "--json",
            "--port=0",
            "--otlp-port=" + otlpPort,
            "--otlp-grpc-port=" + grpcPort,
            "--data-dir=" + dataDir);
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectError(dataDir.resolveSibling("server.err").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as("what the server says first").isNotNull();
    return new ServerProcess(process, new ObjectMapper().readTree(line));
  }

  /// The command that runs this build in a new process.
  static List<String> command(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.airworthy.cli.Airworthy"));
    command.addAll(List.of(args));
    return command;
  }

  String otlp() {
    return ready.path("otlp").asText();
  }

  /// Sends spans, which must be taken.
  void sendSpans(String contentType, byte[] body) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(otlp() + "/v1/traces"))
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(200);
    }
  }

  JsonNode ready() {
    return ready;
  }

  long pid() {
    return process.pid();
  }

  /// Asks the process to stop, as an init system does; returns its exit code.
  int terminate() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /// Ends the process at once, without a word to it.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.testkit.otlp.Otlp;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as people run it: a process that takes signals. Its counters are in that process, so
/// each test holds what was acknowledged against the tables itself.
class ServeCommandIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SENDERS = 4;

  @TempDir Path folder;

  record Answer(int code, String out, String err) {
    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  private Path dataDir() throws IOException {
    return Files.createDirectories(folder.resolve("data"));
  }

  private Answer run(String... args) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--data-dir";
    all[args.length + 1] = dataDir().toString();
    int code = Airworthy.run(new PrintWriter(out), new PrintWriter(err), all);
    return new Answer(code, out.toString(), err.toString());
  }

  private Path simulated() throws IOException {
    Path file = folder.resolve("traffic.jsonl");
    StringWriter out = new StringWriter();
    int code =
        Airworthy.run(
            new PrintWriter(out),
            new PrintWriter(out),
            "simulate",
            "--out=" + file,
            "--days=3",
            "--sessions-per-day=40");
    assertThat(code).as(out.toString()).isZero();
    return file;
  }

  private static int post(HttpClient client, String otlp, String line) throws Exception {
    String signal = JSON.readTree(line).has("resourceSpans") ? "traces" : "logs";
    return client
        .send(
            HttpRequest.newBuilder(URI.create(otlp + "/v1/" + signal))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void sigterm_sealsWhatWasAcknowledgedAndExitsWithZero() throws Exception {
    List<String> lines = Files.readAllLines(simulated());
    long rows;
    try (ServerProcess server = ServerProcess.start(dataDir());
        HttpClient client = HttpClient.newHttpClient()) {
      assertThat(server.ready().path("ready").asBoolean()).isTrue();
      assertThat(server.ready().path("url").asText()).startsWith("http://127.0.0.1:");
      for (String line : lines) {
        assertThat(post(client, server.otlp(), line)).isEqualTo(200);
      }
      JsonNode beside = run("doctor", "--json").json();
      rows = rows(beside);
      assertThat(rows).as("stored or waiting").isGreaterThan(500);
      assertThat(beside.path("writer").asText()).isEqualTo("process " + server.pid());

      assertThat(server.terminate()).isZero();
    }
    JsonNode afterwards = run("doctor", "--json").json();
    assertThat(afterwards.path("journal_pending").asLong()).isZero();
    assertThat(rows(afterwards)).isEqualTo(rows);
    assertThat(afterwards.has("writer")).isFalse();
    assertThat(folder.resolve("server.err")).isEmptyFile();
  }

  private static long rows(JsonNode doctor) {
    JsonNode tables = doctor.path("tables");
    return tables.path("turns").asLong()
        + tables.path("feedback").asLong()
        + tables.path("changes").asLong()
        + doctor.path("journal_pending").asLong();
  }

  @Test
  void besideAServer_writersAreRefusedAndReadersWork() throws Exception {
    Path file = simulated();
    assertThat(run("ingest", file.toString()).code()).isZero();
    try (ServerProcess server = ServerProcess.start(dataDir())) {
      String refusal =
          "airworthy: process %d writes to %s; stop it, send to it, or name another --data-dir"
              .formatted(server.pid(), dataDir());
      Answer second = run("serve", "--port=0", "--otlp-port=0", "--otlp-grpc-port=0");
      assertThat(second.code()).isEqualTo(2);
      assertThat(second.err()).startsWith(refusal);
      assertThat(second.out()).isEmpty();
      Answer ingest = run("ingest", file.toString());
      assertThat(ingest.code()).isEqualTo(2);
      assertThat(ingest.err()).startsWith(refusal);

      assertThat(run("doctor").code()).isZero();
      assertThat(run("models", "list").code()).isZero();
      assertThat(run("decisions").code()).isZero();
      Path events = folder.resolve("events.csv");
      Files.writeString(events, "timestamp,user_id\n0,a\n1,b\n");
      Answer users = run("measure", "active-users", events.toString(), "--json");
      assertThat(users.code()).as(users.err()).isZero();
      assertThat(users.json().path("max_distinct_users").asLong()).isEqualTo(2);
      Answer daily = run("daily", "--json");
      assertThat(daily.code()).as(daily.err()).isLessThan(2);
      assertThat(daily.json().path("run").asText()).isNotEmpty();

      assertThat(server.terminate()).isZero();
    }
  }

  @Test
  void kill_losesAndDoublesNoAcknowledgedRow() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < 2; round++) {
      try (ServerProcess server = ServerProcess.start(dataDir())) {
        sendUntilKilled(server, round, acknowledged);
      }
    }
    try (ServerProcess server = ServerProcess.start(dataDir())) {
      assertThat(server.terminate()).isZero();
    }
    try (IcebergLake lake = IcebergLake.open(dataDir());
        LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet rows = statement.executeQuery("select span_id from turns")) {
      Set<String> stored = new HashSet<>();
      while (rows.next()) {
        assertThat(stored.add(rows.getString(1))).as("once").isTrue();
      }
      assertThat(stored).containsAll(acknowledged);
    }
  }

  /// Kills the server from the thread of an acknowledgement, while others are sending.
  private static void sendUntilKilled(ServerProcess server, int round, Set<String> acknowledged)
      throws Exception {
    int enough = acknowledged.size() + 150;
    AtomicLong next = new AtomicLong(1 + round * 100_000L);
    CountDownLatch killed = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        HttpClient client = HttpClient.newHttpClient()) {
      List<Future<?>> sending = new ArrayList<>();
      for (int sender = 0; sender < SENDERS; sender++) {
        sending.add(
            senders.submit(
                () -> {
                  while (killed.getCount() > 0) {
                    long number = next.getAndIncrement();
                    if (send(client, server.otlp(), number)) {
                      acknowledged.add(String.format("%016x", number));
                    }
                    if (acknowledged.size() >= enough && killed.getCount() > 0) {
                      server.kill();
                      killed.countDown();
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> sender : sending) {
        sender.get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static boolean send(HttpClient client, String otlp, long number)
      throws InterruptedException {
    byte[] body = Otlp.traces(Otlp.chat(number, "c" + number, "hello", "yes")).toByteArray();
    try {
      return client
              .send(
                  HttpRequest.newBuilder(URI.create(otlp + "/v1/traces"))
                      .header("Content-Type", "application/x-protobuf")
                      .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void takenPort_isWrongUseAndFreesTheData() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Answer answer =
          run("serve", "--port=" + taken.getLocalPort(), "--otlp-port=0", "--otlp-grpc-port=0");

      assertThat(answer.code()).isEqualTo(2);
      assertThat(answer.err()).contains("port " + taken.getLocalPort(), "is taken", "--port");
    }
    assertThat(run("doctor", "--json").json().has("writer")).isFalse();
  }

  @Test
  void otherAddress_isRefusedBeforeAnythingIsMade() throws IOException {
    Answer answer = run("serve", "--bind=0.0.0.0");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("bind: found 0.0.0.0", "loopback", "authentication");
    assertThat(dataDir()).isEmptyDirectory();
  }

  @Test
  void configuration_isUsedAndTheCommandLineWins() throws Exception {
    try (ServerSocket inFile = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());
        ServerSocket said = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      Path file =
          Files.writeString(
              folder.resolve("airworthy.yaml"),
              "server:\n  port: %d\n  otlp-port: 0\n  otlp-grpc-port: 0\n"
                  .formatted(inFile.getLocalPort()));

      assertThat(run("serve", "--config=" + file).err())
          .contains("port " + inFile.getLocalPort() + " of 127.0.0.1 is taken");
      assertThat(run("serve", "--config=" + file, "--port=" + said.getLocalPort()).err())
          .contains("port " + said.getLocalPort() + " of 127.0.0.1 is taken");
    }
  }

  @Test
  void wrongConfiguration_isRefusedByEveryCommand() throws IOException {
    Path file = Files.writeString(folder.resolve("airworthy.yaml"), "server:\n  prot: 1\n");
    for (String command : List.of("serve", "daily", "doctor", "decisions")) {
      Answer answer = run(command, "--config=" + file);
      assertThat(answer.code()).as(command).isEqualTo(2);
      assertThat(answer.err()).contains(file + ": line 2: unknown key server.prot", "port?");
    }
    assertThat(dataDir()).isEmptyDirectory();
  }
}

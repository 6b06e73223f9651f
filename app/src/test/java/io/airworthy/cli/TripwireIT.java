package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import io.airworthy.KFloor;
import io.airworthy.dashboard.Dashboard;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.OtlpClient;
import io.airworthy.server.ServerOptions;
import io.airworthy.telemetry.FileKeyRing;
import io.airworthy.telemetry.HandedOn;
import io.airworthy.telemetry.OtlpReceiver;
import io.airworthy.telemetry.RequestMemory;
import io.airworthy.telemetry.Signal;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.telemetry.TelemetrySink;
import io.airworthy.testkit.BalanceSheet;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.Tripwire;
import io.airworthy.testkit.otlp.MarkedTelemetry;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Markers go in by every path there is; then everything written, answered, printed and logged is
/// searched for them. Commands write to the same tables meanwhile, so the books hold what sinks
/// were handed; what the tables hold is `InputPathsIT`'s.
class TripwireIT {
  private static final int INVALID_ARGUMENT = 3;
  private static final Pattern CONTENT = Pattern.compile("(\\\\\"content\\\\\":\\\\\")");

  private final Tripwire tripwire =
      new Tripwire(20260301, new LegibleFiles.Parquet(), new LegibleFiles.Avro());
  private final MarkedInputs marked = new MarkedInputs(tripwire);
  private final List<String> findings = new ArrayList<>();

  @RegisterExtension final BalanceSheet sheet = new BalanceSheet();

  @TempDir Path folder;

  @Test
  void nothingSaid_isWrittenAnsweredPrintedOrLogged() throws Exception {
    Path dataDir = folder.resolve("data");
    try (CapturedLogs logs = new CapturedLogs()) {
      sendFiles(dataDir);
      sendRequests(dataDir);
      sendMessages(dataDir);
      replay(dataDir);
      liveThroughDays(dataDir);
      look(dataDir);
      search("the log at every level", logs.text());
      assertThat(logs.records()).as("something was logged").isPositive();
    }
    findings.addAll(tripwire.search(dataDir));

    System.out.printf(
        "tripwire: %,d markers planted, %,d places searched%n",
        tripwire.planted(), tripwire.searched());
    assertThat(findings).isEmpty();
    assertThat(tripwire.planted()).as("markers").isGreaterThan(10_000);
    assertThat(tripwire.searched()).as("places").isGreaterThan(100);
  }

  /// Every form of file, sound and damaged, by the command line.
  private void sendFiles(Path dataDir) throws IOException {
    Path inputs = Files.createDirectory(folder.resolve("inputs"));
    for (Map.Entry<String, byte[]> file : marked.files().entrySet()) {
      Path path = Files.write(inputs.resolve(file.getKey()), file.getValue());
      run("ingest", "--debug", "--data-dir", dataDir.toString(), path.toString());
      byte[] cut = Arrays.copyOf(file.getValue(), file.getValue().length * 2 / 3);
      Path damaged = Files.write(inputs.resolve("cut-" + file.getKey()), cut);
      run("ingest", "--debug", "--data-dir", dataDir.toString(), damaged.toString());
    }
  }

  /// Every form of request, sound and damaged, over HTTP.
  private void sendRequests(Path dataDir) throws Exception {
    JournalOptions unsealed = JournalOptions.defaults().withSegmentAge(Duration.ofDays(1));
    try (IcebergLake lake = IcebergLake.open(dataDir);
        JournaledLake journal = JournaledLake.open(lake, unsealed, Clock.systemUTC());
        AirworthyServer server = server(dataDir, lake, journal);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String signal : List.of("traces", "logs")) {
        URI uri = URI.create(server.otlpUrl() + "/v1/" + signal);
        MarkedTelemetry plain = marked.marked("http protobuf " + signal);
        byte[] protobuf = request(plain, signal).toByteArray();
        byte[] json = json(marked.marked("http json " + signal), signal);
        for (byte[] body : List.of(protobuf, Gzip.of(protobuf))) {
          assertThat(post(client, uri, "application/x-protobuf", body)).isEqualTo(200);
        }
        for (byte[] body : List.of(json, Gzip.of(json))) {
          assertThat(post(client, uri, "application/json", body)).isEqualTo(200);
        }
        for (byte[] body :
            List.of(MarkedInputs.cut(protobuf), MarkedInputs.cut(Gzip.of(protobuf)), json)) {
          assertThat(post(client, uri, "application/x-protobuf", body)).isEqualTo(400);
        }
        for (byte[] body :
            List.of(MarkedInputs.cut(json), MarkedInputs.cut(Gzip.of(json)), protobuf)) {
          assertThat(post(client, uri, "application/json", body)).isEqualTo(400);
        }
        post(client, uri, "text/" + tripwire.plant("content type"), json);
        post(client, URI.create(uri + "?q=" + tripwire.plant("query")), "application/json", json);
      }
      call(new OtlpClient(server));
      assertThat(journal.counts().pending()).as("rows in the journal").isPositive();
      findings.addAll(tripwire.search(dataDir.resolve("journal")));
    }
  }

  /// The same over gRPC, and metrics, of which nothing is kept.
  private void call(OtlpClient client) throws Exception {
    for (Signal signal : List.of(Signal.TRACES, Signal.LOGS)) {
      MarkedTelemetry sent = marked.marked("grpc " + signal);
      byte[] body = request(sent, signal.id().value()).toByteArray();
      assertThat(call(client, signal, body)).isZero();
      assertThat(call(client, signal, MarkedInputs.cut(body))).isEqualTo(INVALID_ARGUMENT);
    }
    Metric.Builder metric =
        Metric.newBuilder()
            .setName("they said " + tripwire.plant("a metric's name"))
            .setDescription(tripwire.plant("a metric's description"));
    byte[] metrics =
        ExportMetricsServiceRequest.newBuilder()
            .addResourceMetrics(
                ResourceMetrics.newBuilder()
                    .addScopeMetrics(ScopeMetrics.newBuilder().addMetrics(metric)))
            .build()
            .toByteArray();
    assertThat(call(client, Signal.METRICS, metrics)).isZero();
  }

  private int call(OtlpClient client, Signal signal, byte[] body) throws Exception {
    OtlpClient.Answer answer = client.send(OtlpClient.Transport.GRPC, signal, body);
    search("what gRPC says beside", answer.beside());
    findings.addAll(tripwire.search("a reply over gRPC", answer.response()));
    return answer.code();
  }

  /// Messages out of topics: sound, cut off, and no OTLP at all. What the broker keeps is its own.
  private void sendMessages(Path dataDir) throws Exception {
    try (MarkedQueue queue = MarkedQueue.start(folder.resolve("broker"), marked, tripwire);
        IcebergLake lake = IcebergLake.open(dataDir);
        JournaledLake journal =
            JournaledLake.open(
                lake,
                JournalOptions.defaults().withSegmentAge(Duration.ofDays(1)),
                Clock.systemUTC())) {
      String told = queue.read(receiver(dataDir, journal));
      search("what a queue's source tells", told);
      assertThat(journal.counts().pending()).as("rows in the journal").isPositive();
      findings.addAll(tripwire.search(dataDir.resolve("journal")));
    }
  }

  private static MessageLite request(MarkedTelemetry marked, String signal) {
    return signal.equals("traces") ? marked.traces() : marked.logs();
  }

  private static byte[] json(MarkedTelemetry marked, String signal) {
    return MarkedInputs.bytes(
        signal.equals("traces")
            ? OtlpJsonWriter.line(marked.traces())
            : OtlpJsonWriter.line(marked.logs()));
  }

  private int post(HttpClient client, URI uri, String type, byte[] body) throws Exception {
    boolean gzip = body.length > 1 && body[0] == 0x1f && body[1] == (byte) 0x8b;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    HttpResponse<byte[]> reply =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    search("a reply's headers", reply.headers().map().toString());
    findings.addAll(tripwire.search("a reply to " + type, reply.body()));
    return reply.statusCode();
  }

  /// Rows that were refused for text where a number belongs are held; the files they lay in stay.
  private void replay(Path dataDir) throws IOException {
    CommandRun replay =
        CommandRun.of(dataDir, "quarantine", "replay", "--reason=retyped", "--json");
    search("what a replay printed", replay.out() + replay.err());
    assertThat(replay.json().path("stored").asLong()).as("held rows").isPositive();
  }

  /// Enough simulated days, a marker in every message, for models, a report and decisions.
  private void liveThroughDays(Path dataDir) throws IOException {
    Path traffic = folder.resolve("traffic.jsonl");
    run(
        "simulate",
        "--out",
        traffic.toString(),
        "--days",
        "12",
        "--sessions-per-day",
        "120",
        "--positive-rate",
        "0.2",
        "--start",
        "2026-03-02");
    StringBuilder marked = new StringBuilder();
    Matcher matcher = CONTENT.matcher(Files.readString(traffic));
    while (matcher.find()) {
      matcher.appendReplacement(
          marked,
          Matcher.quoteReplacement(matcher.group() + tripwire.plant("simulated message") + " "));
    }
    matcher.appendTail(marked);
    Files.writeString(traffic, marked);
    assertThat(run("ingest", "--data-dir", dataDir.toString(), traffic.toString())).isZero();
    assertThat(run("daily", "--data-dir", dataDir.toString())).isLessThan(2);
    for (String asked :
        List.of(
            "models list",
            "decisions",
            "quarantine list",
            "schema list",
            "schema show logs",
            "quarantine replay --reason invalid",
            "quarantine replay --reason clock-behind",
            "quarantine replay --reason nonsense",
            "doctor",
            "measure tenant-actives",
            "measure top --k 100 --by model",
            "retain --days 36500 --dry-run",
            "erase --tenant alder --user nobody")) {
      List<String> command = new ArrayList<>(List.of(asked.split(" ")));
      command.addAll(List.of("--data-dir", dataDir.toString(), "--json"));
      run(command.toArray(String[]::new));
    }
  }

  /// The pages and the API.
  private void look(Path dataDir) throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        AirworthyServer server = server(dataDir, lake, lake);
        HttpClient client = HttpClient.newHttpClient()) {
      for (String page : List.of("/", "/api/overview", "/assets/overview.js", "/none")) {
        HttpResponse<byte[]> reply =
            client.send(
                HttpRequest.newBuilder(URI.create(server.url() + page)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        findings.addAll(tripwire.search(page, reply.body()));
      }
    }
  }

  private AirworthyServer server(Path dataDir, IcebergLake lake, TelemetrySink sink) {
    return AirworthyServer.start(
        ServerOptions.onLoopback(0, 0, 0),
        receiver(dataDir, sink),
        List.of(new Dashboard(dataDir, lake, KFloor.DEFAULT, Clock.systemUTC())));
  }

  private OtlpReceiver receiver(Path dataDir, TelemetrySink sink) {
    return new OtlpReceiver(
        TelemetryOptions.defaults(),
        new FileKeyRing(dataDir.resolve("keys")),
        new HandedOn(sink, sheet),
        Clock.systemUTC(),
        RequestMemory.ofHeap(),
        new Semaphore(8));
  }

  private int run(String... args) {
    StringWriter out = new StringWriter();
    int code = Airworthy.run(new PrintWriter(out), new PrintWriter(out), args);
    search("what " + args[0] + " printed", out.toString());
    return code;
  }

  private void search(String name, String text) {
    findings.addAll(tripwire.search(name, MarkedInputs.bytes(text)));
  }
}

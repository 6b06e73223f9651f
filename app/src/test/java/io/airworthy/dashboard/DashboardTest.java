package io.airworthy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.KFloor;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.LakeView;
import io.airworthy.measures.Meter;
import io.airworthy.server.AirworthyServer;
import io.airworthy.server.ServerOptions;
import io.airworthy.simulator.Incident;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.simulator.Simulator;
import io.airworthy.telemetry.KeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import io.helidon.webserver.http.HttpService;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {
  private static final KeyRing KEYS = tenant -> new SecretKeySpec(new byte[32], "HmacSHA256");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ManualClock CLOCK = new ManualClock(Instant.parse("2026-06-01T13:00:00Z"));
  private static final int DAYS = 12;
  private static final SimulationOptions TRAFFIC =
      new SimulationOptions(
          5,
          SimulationOptions.DEFAULT_START,
          DAYS,
          40,
          0.1,
          Incident.demo(DAYS),
          InputHistory.CURRENT);

  @RegisterExtension static final LakeBooks sharedBooks = new LakeBooks();
  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir static Path shared;
  private static IcebergLake lake;
  private static AirworthyServer server;
  private static HttpClient client;

  @TempDir Path folder;

  @BeforeAll
  static void aServerOverASmallLake() throws IOException {
    Path dataDir = shared.resolve("data");
    lake = IcebergLake.open(dataDir);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int day = 0; day < DAYS; day++) {
      new Simulator(TRAFFIC).writeDay(day, lines);
    }
    ingest(sharedBooks, lake, lines.toByteArray());
    server = serve(sharedBooks, lake, List.of(new Dashboard(dataDir, lake, KFloor.DEFAULT, CLOCK)));
    client = HttpClient.newHttpClient();
  }

  private static void ingest(LakeBooks books, IcebergLake into, byte[] lines) {
    books
        .ingestor(into, TelemetryOptions.defaults(), KEYS)
        .ingest(lines, "traffic", Instant.parse("2026-12-01T00:00:00Z"));
  }

  private static AirworthyServer serve(LakeBooks books, IcebergLake into, List<HttpService> pages) {
    return AirworthyServer.start(
        ServerOptions.onLoopback(0, 0, 0),
        books
            .receiver(
                batch -> books.accept(into, batch),
                KEYS,
                new ManualClock(Instant.parse("2026-03-01T13:00:00Z")),
                new Semaphore(1))
            .receiver(),
        pages);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
    lake.close();
  }

  private static HttpResponse<String> get(AirworthyServer from, String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(from.url() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode overview(AirworthyServer from) throws Exception {
    return JSON.readTree(get(from, "/api/overview").body());
  }

  @Test
  void page_showsTilesChartsChangesAndIsGuarded() throws Exception {
    HttpResponse<String> page = get(server, "/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Active users", "Handoff rate", "Tenants that drop", "<canvas")
        .doesNotContain("No telemetry yet", "onclick", "http://", "https://");
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void assetsOfThePage_areServed() throws Exception {
    for (String asset : List.of("airworthy.css", "overview.js", "chart.js")) {
      assertThat(get(server, "/assets/" + asset).statusCode()).as(asset).isEqualTo(200);
    }
    assertThat(get(server, "/assets/days.sql").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "..",
        "%2e%2e",
        "..%2f..%2fkeys",
        "..%5c..%5ckeys",
        "%00",
        "%2fetc%2fpasswd",
        "a%0d%0aSet-Cookie:b",
        "%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "2026-01-01-dissatisfied-00000000"
      })
  void hostileRunId_isNotFoundAndNotRepeated(String id) throws Exception {
    HttpResponse<String> reply = get(server, "/runs/" + id + "/report");

    assertThat(reply.statusCode()).isEqualTo(404);
    assertThat(reply.body()).doesNotContain("script", "passwd", "keys");
    assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void longRunId_isNotFound() throws Exception {
    assertThat(get(server, "/runs/" + "a".repeat(2000) + "/report").statusCode()).isEqualTo(404);
  }

  @Test
  void figures_equalThoseOfTheMeasures() throws Exception {
    JsonNode document = overview(server);
    try (LakeView view = lake.view()) {
      assertThat(greatest(document, "users_7d"))
          .isEqualTo(Meter.on(view).activeUsers(7).maxDistinctUsers());
      assertThat(greatest(document, "users_30d"))
          .isEqualTo(Meter.on(view).activeUsers(30).maxDistinctUsers());
      assertThat(greatest(document, "users"))
          .isEqualTo(Meter.on(view).activeUsers(1).maxDistinctUsers());
    }
    try (LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet count = statement.executeQuery("select count(*) from turns")) {
      assertThat(count.next()).isTrue();
      assertThat(document.at("/series/turns").valueStream().mapToLong(JsonNode::asLong).sum())
          .isPositive()
          .isLessThanOrEqualTo(count.getLong(1));
    }
    assertThat(document.path("days").size()).isEqualTo(document.at("/series/turns").size());
  }

  private static long greatest(JsonNode document, String figure) {
    return document
        .at("/series/" + figure)
        .valueStream()
        .filter(JsonNode::isNumber)
        .mapToLong(JsonNode::asLong)
        .max()
        .orElse(0);
  }

  @Test
  void figuresAboutFewerUsersThanTheFloor_readSuppressed() throws Exception {
    Path dataDir = folder.resolve("few");
    try (IcebergLake few = IcebergLake.open(dataDir)) {
      List<Span.Builder> spans = new ArrayList<>();
      LongStream.range(0, 5).forEach(user -> spans.add(turn(user, user)));
      LongStream.range(0, 4).forEach(user -> spans.add(turn(86_400 + user, user)));
      String line = OtlpJsonWriter.line(Otlp.traces(spans.toArray(Span.Builder[]::new)));
      ingest(books, few, (line + "\n").getBytes(StandardCharsets.UTF_8));
      HttpService pages = new Dashboard(dataDir, few, KFloor.DEFAULT, CLOCK);
      try (AirworthyServer small = serve(books, few, List.of(pages))) {
        JsonNode document = overview(small);

        assertThat(document.path("least_users").asInt()).isEqualTo(5);
        assertThat(document.at("/series/users").toString()).isEqualTo("[5.0,\"suppressed\"]");
        assertThat(document.at("/series/users_7d").toString()).isEqualTo("[5.0,5.0]");
        assertThat(document.at("/series/satisfaction_rate").toString())
            .isEqualTo("[null,\"suppressed\"]");
        assertThat(get(small, "/").body()).contains("fewer than 5 users");
        assertQuiet(small);
      }
    }
  }

  private void assertQuiet(AirworthyServer shown) throws Exception {
    Optional<Browser> browser = Browser.installed();
    if (browser.isPresent()) {
      assertThat(browser.get().open(shown.url() + "/", profile("few-page")).console()).isEmpty();
    }
  }

  private static Span.Builder turn(long number, long user) {
    return Otlp.chat(1 + number, "c" + number, "hello", "yes")
        .addAttributes(Otlp.text("tenant.id", "contoso"))
        .addAttributes(Otlp.text("user.id", "user-" + user));
  }

  @Test
  void emptyLake_saysWhatToDo() throws Exception {
    Path dataDir = folder.resolve("empty");
    try (IcebergLake none = IcebergLake.open(dataDir);
        AirworthyServer bare =
            serve(books, none, List.of(new Dashboard(dataDir, none, KFloor.DEFAULT, CLOCK)))) {
      assertThat(get(bare, "/").body()).contains("No telemetry yet").doesNotContain("<script");
      assertThat(overview(bare).path("days").size()).isZero();
    }
  }

  @Test
  void browser_drawsEveryChartWithoutAWordOnTheConsole() throws Exception {
    Optional<Browser> browser = Browser.installed();
    assumeTrue(browser.isPresent(), "no Chromium is installed");

    Browser.Seen seen = browser.get().open(server.url() + "/", profile("page"));

    assertThat(seen.console()).isEmpty();
    long canvases = seen.document().split("<canvas ", -1).length - 1;
    long drawn = seen.document().split("<canvas [^>]*style=\"[^\"]*width", -1).length - 1;
    assertThat(canvases).isEqualTo(6);
    assertThat(drawn).as("canvases that the chart library sized").isEqualTo(canvases);
  }

  @Test
  void browser_hearsAnError() throws Exception {
    Optional<Browser> browser = Browser.installed();
    assumeTrue(browser.isPresent(), "no Chromium is installed");
    Path page = Files.writeString(folder.resolve("bad.html"), "<script>missing.call()</script>");

    assertThat(browser.get().open(page.toUri().toString(), profile("bad")).console())
        .singleElement()
        .asString()
        .contains("missing");
  }

  private Path profile(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }
}

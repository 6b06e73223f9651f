package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A server for an hour under steady load: whether its resident memory stays where it was.
///
/// A simulated day arrives every half minute, so the lake grows by 120 days, while somebody looks
/// at the dashboard. The memory's mean over the last sixth of the time is held against that over
/// the second sixth: by then the collector has taken what it will.
final class Soak implements Comparison {
  private static final int DAYS = 120;
  private static final int SESSIONS_PER_DAY = 14_300;
  private static final double SECONDS_PER_DAY = 30;
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
  private static final int PARTS = 6;
  private static final double FLAT = 1.1;
  private static final double KIBIBYTES = 1024;

  @Override
  public String name() {
    return "soak";
  }

  @Override
  public String about() {
    return "./airworthy serve for an hour: a simulated day of about 50,000 spans every half minute,"
        + " and the dashboard every 20 seconds; its mean resident memory over the last ten minutes"
        + " beside that over the second ten";
  }

  @Override
  public Kind kind() {
    return Kind.APART;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    int days = Math.max(PARTS, setting.scale().of(DAYS));
    Path dataDir = setting.folder().resolve("data");
    List<double[]> latencies = new ArrayList<>();
    double[] memory;
    double[] looks;
    long spans;
    try (ServerProcess server = ServerProcess.start(setting, dataDir);
        HttpClient browser = HttpClient.newHttpClient();
        Repeating page = Repeating.ask("page", () -> look(browser, server), BETWEEN_LOOKS);
        Repeating resident =
            Repeating.ask("memory", () -> mebibytes(server), Duration.ofSeconds(1))) {
      spans = send(setting, server, days, resident, latencies);
      memory = resident.figures();
      looks = page.figures();
    }
    LoadComparison.requireStored(dataDir, spans);
    double[] millis = latencies.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    return List.of(
        new Row.Measured(
                "soak-memory",
                Unit.MEBIBYTES,
                Sample.of(mean(memory, PARTS - 1)),
                Optional.of(Sample.of(mean(memory, 1))),
                Optional.empty(),
                "the same server earlier")
            .target(new Target.TimesPeer(FLAT)),
        Row.Measured.alone("soak-memory-peak", Unit.MEBIBYTES, Sample.of(greatest(memory))),
        Row.Measured.alone(
            "soak-p99", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.99))),
        Row.Measured.alone("soak-slowest-page", Unit.MILLISECONDS, Sample.of(greatest(looks))));
  }

  /// Simulates the next day while one is sent.
  private static long send(
      Setting setting, ServerProcess server, int days, Repeating resident, List<double[]> latencies)
      throws Exception {
    Traffic traffic = Traffic.of(days, SESSIONS_PER_DAY);
    long spans = 0;
    try (Exports to = new Exports(server.otlp());
        ExecutorService simulation = Executors.newSingleThreadExecutor()) {
      Future<List<Export>> next = simulation.submit(() -> Exports.ofDay(traffic, 0));
      for (int day = 0; day < days; day++) {
        List<Export> exports = next.get();
        int following = day + 1;
        if (following < days) {
          next = simulation.submit(() -> Exports.ofDay(traffic, following));
        }
        double[] memory = resident.figures();
        setting
            .progress()
            .now(
                "soak: day %d of %d, %s so far at the most"
                    .formatted(following, days, Unit.MEBIBYTES.show(greatest(memory))));
        latencies.add(OpenLoop.send(to, exports, Exports.spans(exports) / SECONDS_PER_DAY));
        spans += Exports.spans(exports);
      }
    }
    return spans;
  }

  /// Milliseconds until the dashboard is there.
  private static double look(HttpClient browser, ServerProcess server)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int status =
        browser
            .send(
                HttpRequest.newBuilder(server.pages()).build(),
                HttpResponse.BodyHandlers.discarding())
            .statusCode();
    if (status != 200) {
      throw new IllegalStateException("the dashboard was answered with " + status);
    }
    return (System.nanoTime() - begun) / 1e6;
  }

  private static double mebibytes(ServerProcess server) {
    return ProcessStatus.kibibytes(server.process().pid(), "VmRSS").orElseThrow() / KIBIBYTES;
  }

  private static double greatest(double[] figures) {
    return Arrays.stream(figures).max().orElseThrow();
  }

  private static double mean(double[] figures, int part) {
    return Arrays.stream(
            figures, figures.length * part / PARTS, figures.length * (part + 1) / PARTS)
        .average()
        .orElseThrow();
  }
}

package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server beside an OpenTelemetry Collector that takes the same requests: with all signals beside
/// one that drops what it takes, and with texts unread beside one that writes it to a file. The two
/// of a pair take turns, each while the other rests.
///
/// The work is not the same: the Collector forces nothing to the disk, finds no duplicates, and its
/// file holds what was said.
final class CollectorComparison implements Comparison {
  private static final int SESSIONS = 300_000;
  private static final int DAYS = 20;
  private static final int TURNS = 3;
  private static final int WARM_TIMES = 4;
  private static final double CALM_RATE = 20_000;
  private static final double MEBIBYTE = 1024;
  private static final String DROPS = "Collector, drops";
  private static final String WRITES = "Collector, file";

  @Override
  public String name() {
    return "collector";
  }

  @Override
  public String about() {
    return "./airworthy serve beside an OpenTelemetry Collector under the same OTLP over HTTP, in"
        + " turns: all signals beside one that drops what it takes, texts unread beside one that"
        + " writes it to a file. Greatest rates, the 99th percentile at 20,000 spans/s, memory, and"
        + " bytes of a span on disk";
  }

  @Override
  public Kind kind() {
    return Kind.WHOLE_PROCESS;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    Optional<Path> program = CollectorProcess.program();
    if (program.isEmpty()) {
      String reason = CollectorProcess.LOCATION + " names no Collector; see docs/benchmarks.md";
      return List.of(new Row.Skipped("collector", reason));
    }
    setting.progress().now("collector: simulating spans");
    List<Export> exports = Exports.simulated(setting, DAYS, SESSIONS);
    Path data = setting.folder().resolve("signals");
    Path unread = setting.folder().resolve("unread");
    Path file = setting.folder().resolve("collector.spans");
    Path config = LoadComparison.textsUnread(setting);
    List<Row> rows = new ArrayList<>();
    try (ServerProcess ours = ServerProcess.start(setting, data);
        CollectorProcess peer = CollectorProcess.start(setting, program.get(), "nop", "")) {
      rows.addAll(pair(setting, "collector", side(ours), side(peer), DROPS, exports));
    }
    try (ServerProcess ours = ServerProcess.start(setting, unread, "--config", config.toString());
        CollectorProcess peer =
            CollectorProcess.start(setting, program.get(), "file", "path: " + file)) {
      rows.addAll(pair(setting, "collector-unread", side(ours), side(peer), WRITES, exports));
    }
    long spans = Exports.spans(exports);
    LoadComparison.requireStored(data, spans);
    LoadComparison.requireStored(unread, spans);
    double oursOnDisk = Folders.bytes(unread, ".parquet") / (double) spans;
    double fileOnDisk = Files.size(file) / (double) sent(exports);
    rows.add(row("collector-unread-bytes", Unit.BYTES, WRITES, oursOnDisk, fileOnDisk));
    return rows;
  }

  private static Side side(ServerProcess server) {
    return new Side(server.process(), new Exports(server.otlp()));
  }

  private static Side side(CollectorProcess collector) {
    return new Side(collector.process(), new Exports(collector.otlp()));
  }

  /// One of a pair.
  private record Side(Process process, Exports to) {
    double greatestRate(List<Export> exports) throws Exception {
      double rate = ClosedLoop.send(to, exports);
      GreatestRate.awaitRest(process);
      return rate;
    }

    double slowest(List<Export> exports) throws Exception {
      double[] millis = OpenLoop.send(to, exports, CALM_RATE);
      GreatestRate.awaitRest(process);
      return OpenLoop.quantile(millis, 0.99);
    }

    double peak() {
      return ProcessStatus.kibibytes(process.pid(), "VmHWM").orElseThrow() / MEBIBYTE;
    }
  }

  private static List<Row> pair(
      Setting setting, String name, Side ours, Side peer, String peerName, List<Export> exports)
      throws Exception {
    try (Exports _ = ours.to();
        Exports _ = peer.to()) {
      setting.progress().now(name + ": warming up");
      for (int time = 0; time < WARM_TIMES; time++) {
        ours.greatestRate(first(exports));
        peer.greatestRate(first(exports));
      }
      double[] ourRates = new double[TURNS];
      double[] peerRates = new double[TURNS];
      for (int turn = 0; turn < TURNS; turn++) {
        setting.progress().now(name + ": turn " + (turn + 1) + " of " + TURNS);
        List<Export> some = LoadComparison.tenths(exports, 3 + 2 * turn, 5 + 2 * turn);
        ourRates[turn] = ours.greatestRate(some);
        peerRates[turn] = peer.greatestRate(some);
      }
      setting.progress().now(name + ": calm");
      List<Export> last = LoadComparison.tenths(exports, 9, 10);
      double ourSlowest = ours.slowest(last);
      double peerSlowest = peer.slowest(last);
      return List.of(
          row(name, Unit.SPANS_PER_SECOND, peerName, Sample.of(ourRates), Sample.of(peerRates)),
          row(name + "-p99", Unit.MILLISECONDS, peerName, ourSlowest, peerSlowest),
          row(name + "-memory", Unit.MEBIBYTES, peerName, ours.peak(), peer.peak()));
    }
  }

  private static List<Export> first(List<Export> exports) {
    return LoadComparison.tenths(exports, 0, 3);
  }

  /// How many spans each side was sent, repetitions included.
  private static long sent(List<Export> exports) {
    return Exports.spans(exports) + (WARM_TIMES - 1) * Exports.spans(first(exports));
  }

  private static Row row(String name, Unit unit, String peerName, double ours, double peer) {
    return row(name, unit, peerName, Sample.of(ours), Sample.of(peer));
  }

  private static Row row(String name, Unit unit, String peerName, Sample ours, Sample peer) {
    return new Row.Measured(name, unit, ours, Optional.of(peer), Optional.empty(), peerName);
  }
}

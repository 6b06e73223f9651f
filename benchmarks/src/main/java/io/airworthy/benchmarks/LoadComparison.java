package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.telemetry.ProtobufSpans;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server under load: spans acknowledged as durable in a second, as many as it takes, beside the
/// bare decoding of the same bytes; how long an acknowledgement takes at half of that; and the rate
/// with text heads, of the same spans with their texts left unread, and of spans without content.
///
/// The sender shares the machine. A server is warm when it is measured: two fifths of the requests
/// come first, untimed. Where they pass so fast that its compilers would still take a quarter of
/// the processors, three fifths come, three times over: what comes again is a duplicate to be
/// found.
final class LoadComparison implements Comparison {
  private static final int SESSIONS = 600_000;
  private static final int DAYS = 40;
  private static final int WARM = 2;
  private static final int WARM_WHEN_FAST = 3;
  private static final int TIMES_WHEN_FAST = 3;
  private static final double GOAL_MILLIS = 50;

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String about() {
    return "./airworthy serve under OTLP over HTTP (protobuf, all signals on, journal forced before"
        + " each acknowledgement): the greatest rate with 8 senders on the same machine, beside"
        + " protobuf's bare decoding of the same bytes; the latency at half of that rate, open"
        + " loop; the rate with two heads of n-grams, with the texts of the same spans left unread,"
        + " and of spans without content";
  }

  @Override
  public Kind kind() {
    return Kind.WHOLE_PROCESS;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("load: simulating spans");
    Path json = setting.folder().resolve("spans.jsonl");
    Path protobuf = setting.folder().resolve("spans.binpb");
    Traffic.of(DAYS, Math.max(1, setting.scale().of(SESSIONS) / DAYS)).writeSpans(json);
    ProtobufSpans.convert(json, protobuf);
    List<Export> exports = Exports.read(protobuf);
    letGo(json);
    letGo(protobuf);
    List<Row> rows = new ArrayList<>(withContent(setting, exports));
    setting.progress().now("load: training heads");
    Path heads = HeadsForLoad.train(setting, exports);
    rows.add(rate(setting, "load-heads", exports, WARM, 1, "--config", heads.toString()));
    Path unread =
        Files.writeString(setting.folder().resolve("unread.yaml"), "telemetry:\n  text: unread\n");
    rows.add(fast(setting, "load-unread", exports, "--config", unread.toString()));
    rows.add(fast(setting, "load-no-content", Exports.withoutContent(exports)));
    return rows;
  }

  private static Row fast(Setting setting, String name, List<Export> exports, String... options)
      throws Exception {
    return rate(setting, name, exports, WARM_WHEN_FAST, TIMES_WHEN_FAST, options);
  }

  /// Deletes what is no longer needed. Gigabytes on their way to the disk would keep the server's
  /// journal waiting.
  private static void letGo(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
      channel.force(true);
    }
    Files.delete(file);
  }

  private static List<Row> withContent(Setting setting, List<Export> exports) throws Exception {
    Path dataDir = setting.folder().resolve("load");
    Turns turns;
    double[] millis;
    try (ServerProcess server = ServerProcess.start(setting, dataDir);
        Exports to = new Exports(server.otlp())) {
      setting.progress().now("load: warming up");
      ClosedLoop.send(to, fifths(exports, 0, WARM));
      setting.progress().now("load: as fast as it takes");
      turns = Turns.of(server, to, fifths(exports, WARM, 3));
      double half = turns.ours().median() / 2;
      setting.progress().now("load: half, " + Math.round(half) + " spans/s");
      millis = OpenLoop.send(to, fifths(exports, 3, 5), half);
    }
    requireStored(dataDir, Exports.spans(exports));
    return List.of(
        turns.row("load"),
        Row.Measured.alone(
            "load-p50", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.5))),
        Row.Measured.alone(
                "load-p99", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.99)))
            .target(new Target.AtMost(GOAL_MILLIS)));
  }

  private static Row rate(
      Setting setting, String name, List<Export> exports, int warm, int times, String... options)
      throws Exception {
    setting.progress().now(name);
    Path dataDir = setting.folder().resolve(name);
    Turns turns;
    try (ServerProcess server = ServerProcess.start(setting, dataDir, options);
        Exports to = new Exports(server.otlp())) {
      for (int time = 0; time < times; time++) {
        ClosedLoop.send(to, fifths(exports, 0, warm));
      }
      turns = Turns.of(server, to, fifths(exports, warm, 5));
    }
    requireStored(dataDir, Exports.spans(exports));
    return turns.row(name);
  }

  /// Spans a second that a server took, and that bare decoding took of the same bytes, in turns:
  // the
  /// machine is not as fast in one minute as in the next.
  private record Turns(Sample ours, Sample bare) {
    private static final int COUNT = 5;
    private static final int LOOK_MILLIS = 500;

    /// Processor time, between two looks, of a server that has nothing to do.
    private static final Duration RESTING = Duration.ofMillis(25);

    static Turns of(ServerProcess server, Exports to, List<Export> exports) throws Exception {
      BareDecoding.spansPerSecond(exports);
      double[] ours = new double[COUNT];
      double[] bare = new double[COUNT];
      for (int turn = 0; turn < COUNT; turn++) {
        List<Export> part =
            exports.subList(exports.size() * turn / COUNT, exports.size() * (turn + 1) / COUNT);
        ours[turn] = ClosedLoop.send(to, part);
        awaitRest(server);
        bare[turn] = BareDecoding.spansPerSecond(part);
      }
      return new Turns(Sample.of(ours), Sample.of(bare));
    }

    /// Waits until the server has sealed what it took: bare decoding has the machine for itself.
    private static void awaitRest(ServerProcess server) throws InterruptedException {
      Duration before = Duration.ZERO;
      Duration now = cpu(server);
      while (now.minus(before).compareTo(RESTING) > 0) {
        Thread.sleep(LOOK_MILLIS);
        before = now;
        now = cpu(server);
      }
    }

    private static Duration cpu(ServerProcess server) {
      return server.process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Row row(String name) {
      return new Row.Measured(
          name,
          Unit.SPANS_PER_SECOND,
          ours,
          Optional.of(bare),
          Optional.empty(),
          "bare decoding (protobuf)");
    }
  }

  private static List<Export> fifths(List<Export> exports, int from, int to) {
    return exports.subList(exports.size() * from / 5, exports.size() * to / 5);
  }

  /// Everything that was acknowledged is in the lake, once.
  static void requireStored(Path dataDir, long spans) throws SQLException {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet turns = statement.executeQuery("select count(*) from turns")) {
      turns.next();
      if (turns.getLong(1) != spans) {
        throw new IllegalStateException(
            spans + " spans were acknowledged, " + turns.getLong(1) + " are stored");
      }
    }
  }
}

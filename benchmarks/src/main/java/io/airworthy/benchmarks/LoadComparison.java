package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import io.airworthy.telemetry.ProtobufSpans;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// A server under load: spans acknowledged as durable in a second, as many as it takes, beside the
/// bare decoding of the same bytes; and how long an acknowledgement takes at half of that.
///
/// The sender shares the machine. At half load requests are sent at their times whether or not
/// earlier ones were answered, and each is timed from when it was due.
final class LoadComparison implements Comparison {
  private static final int SESSIONS = 120_000;
  private static final int DAYS = 6;
  private static final int SENDERS = 8;
  private static final double GOAL_MILLIS = 50;

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String about() {
    return "./airworthy serve under OTLP over HTTP (protobuf, all signals on, journal forced before"
        + " each acknowledgement): the greatest rate with 8 senders on the same machine, beside"
        + " protobuf's bare decoding of the same bytes; then the latency at half of that rate, open"
        + " loop";
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
    int half = exports.size() / 2;
    double bare = Exports.spans(exports) / BareDecoding.protobuf(protobuf).seconds();
    Path dataDir = setting.folder().resolve("data");
    double greatest;
    double[] millis;
    try (ServerProcess server = ServerProcess.start(setting, dataDir)) {
      Exports to = new Exports(server.otlp());
      setting.progress().now("load: as fast as it takes");
      greatest = greatest(to, exports.subList(0, half));
      setting.progress().now("load: half of " + Math.round(greatest) + " spans/s");
      millis = OpenLoop.send(to, exports.subList(half, exports.size()), greatest / 2);
    }
    requireStored(dataDir, Exports.spans(exports));
    return List.of(
        new Row.Measured(
            "load",
            Unit.SPANS_PER_SECOND,
            Sample.of(greatest),
            Optional.of(Sample.of(bare)),
            Optional.empty(),
            "bare decoding (protobuf)"),
        Row.Measured.alone(
            "load-p50", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.5))),
        Row.Measured.alone(
                "load-p99", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.99)))
            .target(new Target.AtMost(GOAL_MILLIS)));
  }

  /// Spans acknowledged in a second while every sender sends the next request as soon as its last
  /// one is acknowledged.
  private static double greatest(Exports to, List<Export> exports) throws Exception {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        running.add(
            senders.submit(
                () -> {
                  int mine;
                  while ((mine = next.getAndIncrement()) < exports.size()) {
                    to.send(exports.get(mine));
                  }
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return Exports.spans(exports) / ((System.nanoTime() - begun) / 1e9);
  }

  /// Everything that was acknowledged is in the lake, once.
  static void requireStored(Path dataDir, long spans) throws Exception {
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

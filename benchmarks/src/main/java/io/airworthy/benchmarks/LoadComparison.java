package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// A server under load: spans acknowledged as durable in a second, as many as it takes, beside the
/// bare decoding of the same bytes, and sealed into the lake; how long an acknowledgement takes at
/// half of that; and the rates with text heads, of the same spans with their texts left unread, and
/// of spans without content.
///
/// The sender shares the machine. A server is warm when it is measured ([Warming]).
final class LoadComparison implements Comparison {
  private static final int SESSIONS = 600_000;
  private static final int DAYS = 40;
  private static final double GOAL_MILLIS = 50;
  private static final Target GOAL_WITHOUT_SIGNALS = new Target.ShareOfPeer(0.5);

  /// What comes first, untimed, and in how many turns the rest comes. Where requests pass so fast
  /// that the server's compilers would still take a quarter of the processors, more comes first,
  /// eight times over, some 27,000 requests: what is called once a request is compiled for good
  /// after 15,000 calls. What comes again is a duplicate to be found.
  private enum Warming {
    USUAL(3, 1, 3),
    LONG(4, 8, 5);

    private final int tenths;
    private final int times;
    private final int turns;

    Warming(int tenths, int times, int turns) {
      this.tenths = tenths;
      this.times = times;
      this.turns = turns;
    }

    GreatestRate thenGreatest(
        ServerProcess server, Exports to, Path dataDir, List<Export> exports, int until)
        throws Exception {
      for (int time = 0; time < times; time++) {
        ClosedLoop.send(to, LoadComparison.tenths(exports, 0, tenths));
      }
      return GreatestRate.of(
          server, to, dataDir, LoadComparison.tenths(exports, tenths, until), turns);
    }
  }

  @Override
  public String name() {
    return "load";
  }

  @Override
  public String about() {
    return "./airworthy serve under OTLP over HTTP (protobuf, all signals on, journal forced before"
        + " each acknowledgement): the greatest rate with 8 senders on the same machine, beside"
        + " protobuf's bare decoding of the same bytes, and the rate until all is in the lake; the"
        + " latency at half of the greatest rate, open loop; the rates with two heads of n-grams,"
        + " with the texts of the same spans left unread, and of spans without content";
  }

  @Override
  public Kind kind() {
    return Kind.WHOLE_PROCESS;
  }

  @Override
  public List<Row> run(Setting setting) throws Exception {
    setting.progress().now("load: simulating spans");
    List<Export> exports = Exports.simulated(setting, DAYS, SESSIONS);
    List<Row> rows = new ArrayList<>(withContent(setting, exports));
    setting.progress().now("load: training heads");
    Path heads = HeadsForLoad.train(setting, exports);
    rows.addAll(
        rate(setting, "load-heads", exports, Warming.USUAL, "--config", heads.toString())
            .rows("load-heads"));
    Path unread = textsUnread(setting);
    rows.addAll(
        rate(setting, "load-unread", exports, Warming.LONG, "--config", unread.toString())
            .rows("load-unread", GOAL_WITHOUT_SIGNALS));
    Exports.dropContent(exports);
    rows.addAll(
        rate(setting, "load-no-content", exports, Warming.LONG)
            .rows("load-no-content", GOAL_WITHOUT_SIGNALS));
    return rows;
  }

  /// The settings of a server that leaves texts unread.
  static Path textsUnread(Setting setting) throws IOException {
    return Files.writeString(
        setting.folder().resolve("unread.yaml"), "telemetry:\n  text: unread\n");
  }

  private static List<Row> withContent(Setting setting, List<Export> exports) throws Exception {
    Path dataDir = setting.folder().resolve("load");
    GreatestRate greatest;
    double[] millis;
    try (ServerProcess server = ServerProcess.start(setting, dataDir);
        Exports to = new Exports(server.otlp())) {
      setting.progress().now("load: as fast as it takes");
      greatest = Warming.USUAL.thenGreatest(server, to, dataDir, exports, 6);
      double half = greatest.acknowledged().median() / 2;
      setting.progress().now("load: half, " + Math.round(half) + " spans/s");
      millis = OpenLoop.send(to, tenths(exports, 6, 10), half);
    }
    requireStored(dataDir, Exports.spans(exports));
    List<Row> rows = new ArrayList<>(greatest.rows("load"));
    rows.add(
        Row.Measured.alone(
            "load-p50", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.5))));
    rows.add(
        Row.Measured.alone(
                "load-p99", Unit.MILLISECONDS, Sample.of(OpenLoop.quantile(millis, 0.99)))
            .target(new Target.AtMost(GOAL_MILLIS)));
    return rows;
  }

  private static GreatestRate rate(
      Setting setting, String name, List<Export> exports, Warming warming, String... options)
      throws Exception {
    setting.progress().now(name);
    Path dataDir = setting.folder().resolve(name);
    GreatestRate greatest;
    try (ServerProcess server = ServerProcess.start(setting, dataDir, options);
        Exports to = new Exports(server.otlp())) {
      greatest = warming.thenGreatest(server, to, dataDir, exports, 10);
    }
    requireStored(dataDir, Exports.spans(exports));
    return greatest;
  }

  static List<Export> tenths(List<Export> exports, int from, int to) {
    return exports.subList(exports.size() * from / 10, exports.size() * to / 10);
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

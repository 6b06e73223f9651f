package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import io.airworthy.lake.JournaledLake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The greatest rate of a server; the rate at which rows also reach the lake, which is sealed more
/// slowly than the journal is written; and that of bare decoding of the same bytes. The server and
/// the decoder take turns, each while the other rests: the machine is not as fast in one minute as
/// in the next.
///
/// @param acknowledged spans a second, each turn
/// @param sealed the same brought into the lake, from a turn's first request until the server rests
/// @param bare spans a second of bare decoding, before each turn and after the last
record GreatestRate(Sample acknowledged, Sample sealed, Sample bare) {
  private static final int LOOK_MILLIS = 200;
  private static final int LOOKS = 600;

  /// Processor time, between two looks, of a server that has nothing to do.
  private static final Duration RESTING = Duration.ofMillis(10);

  /// Sends in turns. The first third of each is not timed, so that the server seals while the rest
  /// is.
  static GreatestRate of(
      ServerProcess server, Exports to, Path dataDir, List<Export> exports, int turns)
      throws Exception {
    double[] acknowledged = new double[turns];
    double[] sealed = new double[turns];
    double[] bare = new double[turns + 1];
    BareDecoding.spansPerSecond(part(exports, 0, turns));
    for (int turn = 0; turn < turns; turn++) {
      List<Export> some = part(exports, turn, turns);
      awaitRest(server.process());
      bare[turn] = BareDecoding.spansPerSecond(timed(some));
      long waiting = JournaledLake.pendingRows(dataDir);
      long start = System.nanoTime();
      ClosedLoop.send(to, some.subList(0, lead(some)));
      acknowledged[turn] = ClosedLoop.send(to, timed(some));
      double seconds = (awaitRest(server.process()) - start) / 1e9;
      long left = JournaledLake.pendingRows(dataDir);
      sealed[turn] = (waiting + Exports.spans(some) - left) / seconds;
    }
    bare[turns] = BareDecoding.spansPerSecond(timed(part(exports, turns - 1, turns)));
    return new GreatestRate(Sample.of(acknowledged), Sample.of(sealed), Sample.of(bare));
  }

  private static List<Export> part(List<Export> exports, int turn, int turns) {
    return exports.subList(exports.size() * turn / turns, exports.size() * (turn + 1) / turns);
  }

  private static int lead(List<Export> some) {
    return some.size() / 3;
  }

  private static List<Export> timed(List<Export> some) {
    return some.subList(lead(some), some.size());
  }

  /// Since when the server has rested, by the clock of [System#nanoTime].
  static long awaitRest(Process server) throws InterruptedException {
    long since = System.nanoTime();
    Duration before = cpu(server);
    for (int look = 0; look < LOOKS; look++) {
      Thread.sleep(LOOK_MILLIS);
      Duration now = cpu(server);
      if (now.minus(before).compareTo(RESTING) <= 0) {
        return since;
      }
      since = System.nanoTime();
      before = now;
    }
    throw new IllegalStateException("the server does not rest");
  }

  private static Duration cpu(Process server) {
    return server.toHandle().info().totalCpuDuration().orElseThrow();
  }

  List<Row> rows(String name) {
    return List.of(acknowledgedRow(name), sealedRow(name));
  }

  /// The same with a bar for what is acknowledged.
  List<Row> rows(String name, Target bar) {
    return List.of(acknowledgedRow(name).target(bar), sealedRow(name));
  }

  private Row.Measured acknowledgedRow(String name) {
    return new Row.Measured(
        name,
        Unit.SPANS_PER_SECOND,
        acknowledged,
        Optional.of(bare),
        Optional.empty(),
        "bare decoding (protobuf)");
  }

  private Row.Measured sealedRow(String name) {
    return Row.Measured.alone(name + "-sealed", Unit.SPANS_PER_SECOND, sealed);
  }
}

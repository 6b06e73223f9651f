package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The greatest rate of a server; the rate at which rows also reach the lake, which is sealed more
/// slowly than the journal is written; and that of bare decoding of the same bytes just before and
/// just after, while the server rests: the machine is not as fast in one minute as in the next.
///
/// @param spansPerSecond acknowledged by the server
/// @param sealedPerSecond from the first request until the server rests, when all but what the last
///     segment holds is in the lake
/// @param bare spans a second of bare decoding, each lap
record GreatestRate(double spansPerSecond, double sealedPerSecond, Sample bare) {
  private static final int LAPS = 2;
  private static final int LOOK_MILLIS = 500;
  private static final int LOOKS = 240;

  /// Processor time, between two looks, of a server that has nothing to do.
  private static final Duration RESTING = Duration.ofMillis(25);

  /// @param lead comes first and is not part of the greatest rate, so that the server seals while
  ///     that is timed
  static GreatestRate of(ServerProcess server, Exports to, List<Export> lead, List<Export> exports)
      throws Exception {
    double[] bare = new double[2 * LAPS];
    BareDecoding.spansPerSecond(exports);
    awaitRest(server);
    decode(exports, bare, 0);
    long start = System.nanoTime();
    ClosedLoop.send(to, lead);
    double acknowledged = ClosedLoop.send(to, exports);
    double seconds = (awaitRest(server) - start) / 1e9;
    decode(exports, bare, LAPS);
    double sealed = (Exports.spans(lead) + Exports.spans(exports)) / seconds;
    return new GreatestRate(acknowledged, sealed, Sample.of(bare));
  }

  private static void decode(List<Export> exports, double[] bare, int from) throws IOException {
    for (int lap = from; lap < from + LAPS; lap++) {
      bare[lap] = BareDecoding.spansPerSecond(exports);
    }
  }

  /// Since when the server has rested, by the clock of [System#nanoTime].
  private static long awaitRest(ServerProcess server) throws InterruptedException {
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

  private static Duration cpu(ServerProcess server) {
    return server.process().toHandle().info().totalCpuDuration().orElseThrow();
  }

  List<Row> rows(String name) {
    return List.of(
        new Row.Measured(
            name,
            Unit.SPANS_PER_SECOND,
            Sample.of(spansPerSecond),
            Optional.of(bare),
            Optional.empty(),
            "bare decoding (protobuf)"),
        Row.Measured.alone(name + "-sealed", Unit.SPANS_PER_SECOND, Sample.of(sealedPerSecond)));
  }
}

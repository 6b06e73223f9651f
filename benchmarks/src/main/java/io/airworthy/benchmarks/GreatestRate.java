package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The greatest rate of a server, and that of bare decoding of the same bytes just before it and
/// just after, while the server rests: the machine is not as fast in one minute as in the next.
///
/// @param spansPerSecond of the server
/// @param bare spans a second of bare decoding, each lap
record GreatestRate(double spansPerSecond, Sample bare) {
  private static final int LAPS = 2;
  private static final int LOOK_MILLIS = 500;
  private static final int LOOKS = 240;

  /// Processor time, between two looks, of a server that has nothing to do.
  private static final Duration RESTING = Duration.ofMillis(25);

  /// @param lead comes first, untimed, so that the server seals while it is timed
  static GreatestRate of(ServerProcess server, Exports to, List<Export> lead, List<Export> exports)
      throws Exception {
    double[] bare = new double[2 * LAPS];
    BareDecoding.spansPerSecond(exports);
    decode(server, exports, bare, 0);
    ClosedLoop.send(to, lead);
    double ours = ClosedLoop.send(to, exports);
    decode(server, exports, bare, LAPS);
    return new GreatestRate(ours, Sample.of(bare));
  }

  private static void decode(ServerProcess server, List<Export> exports, double[] bare, int from)
      throws IOException, InterruptedException {
    awaitRest(server);
    for (int lap = from; lap < from + LAPS; lap++) {
      bare[lap] = BareDecoding.spansPerSecond(exports);
    }
  }

  private static void awaitRest(ServerProcess server) throws InterruptedException {
    Duration before = cpu(server);
    for (int look = 0; look < LOOKS; look++) {
      Thread.sleep(LOOK_MILLIS);
      Duration now = cpu(server);
      if (now.minus(before).compareTo(RESTING) <= 0) {
        return;
      }
      before = now;
    }
    throw new IllegalStateException("the server does not rest");
  }

  private static Duration cpu(ServerProcess server) {
    return server.process().toHandle().info().totalCpuDuration().orElseThrow();
  }

  Row row(String name) {
    return new Row.Measured(
        name,
        Unit.SPANS_PER_SECOND,
        Sample.of(spansPerSecond),
        Optional.of(bare),
        Optional.empty(),
        "bare decoding (protobuf)");
  }
}

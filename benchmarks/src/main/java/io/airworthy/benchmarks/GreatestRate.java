package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The greatest rate of a server, and that of bare decoding of the same bytes just before it and
/// just after, while the server rests: the machine is not as fast in one minute as in the next.
final class GreatestRate {
  private static final int LAPS = 2;
  private static final int LOOK_MILLIS = 500;

  /// Processor time, between two looks, of a server that has nothing to do.
  private static final Duration RESTING = Duration.ofMillis(25);

  private final ServerProcess server;
  private final List<Export> exports;
  private final double[] bare = new double[2 * LAPS];
  private double ours;

  private GreatestRate(ServerProcess server, List<Export> exports) {
    this.server = server;
    this.exports = exports;
  }

  /// @param lead comes first, untimed, so that the server seals while it is timed
  static GreatestRate of(ServerProcess server, Exports to, List<Export> lead, List<Export> exports)
      throws Exception {
    GreatestRate greatest = new GreatestRate(server, exports);
    BareDecoding.spansPerSecond(exports);
    greatest.decode(0);
    ClosedLoop.send(to, lead);
    greatest.ours = ClosedLoop.send(to, exports);
    greatest.decode(LAPS);
    return greatest;
  }

  private void decode(int from) throws IOException, InterruptedException {
    awaitRest();
    for (int lap = 0; lap < LAPS; lap++) {
      bare[from + lap] = BareDecoding.spansPerSecond(exports);
    }
  }

  private void awaitRest() throws InterruptedException {
    Duration before = Duration.ZERO;
    Duration now = cpu();
    while (now.minus(before).compareTo(RESTING) > 0) {
      Thread.sleep(LOOK_MILLIS);
      before = now;
      now = cpu();
    }
  }

  private Duration cpu() {
    return server.process().toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  double spansPerSecond() {
    return ours;
  }

  Row row(String name) {
    return new Row.Measured(
        name,
        Unit.SPANS_PER_SECOND,
        Sample.of(ours),
        Optional.of(Sample.of(bare)),
        Optional.empty(),
        "bare decoding (protobuf)");
  }
}

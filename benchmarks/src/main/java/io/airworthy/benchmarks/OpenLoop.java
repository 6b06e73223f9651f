package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Sends requests at their times, whether or not earlier ones were answered: a slow answer delays
/// nobody and hides nothing.
final class OpenLoop {
  private OpenLoop() {}

  /// Milliseconds from when each request was due to its acknowledgement, sorted.
  static double[] send(Exports to, List<Export> exports, double spansPerSecond) throws Exception {
    List<Future<Double>> sent = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      double due = System.nanoTime();
      for (Export export : exports) {
        long at = (long) due;
        while (System.nanoTime() < at) {
          LockSupport.parkNanos(at - System.nanoTime());
        }
        sent.add(
            senders.submit(
                () -> {
                  to.send(export);
                  return (System.nanoTime() - at) / 1e6;
                }));
        due += export.spans() / spansPerSecond * 1e9;
      }
    }
    double[] millis = new double[sent.size()];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = sent.get(i).get();
    }
    Arrays.sort(millis);
    return millis;
  }

  /// The quantile of sorted figures, the next one above where it falls between two.
  static double quantile(double[] sorted, double q) {
    return sorted[(int) Math.ceil(q * (sorted.length - 1))];
  }
}

package io.airworthy.benchmarks;

import io.airworthy.benchmarks.Exports.Export;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends as fast as the server takes it: every sender sends the next request as soon as its last
/// one is acknowledged.
final class ClosedLoop {
  private static final int SENDERS = 8;

  private ClosedLoop() {}

  /// Spans acknowledged in a second.
  static double send(Exports to, List<Export> exports) throws Exception {
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
}

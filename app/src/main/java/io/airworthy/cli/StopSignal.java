package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits until the process is asked to stop (SIGTERM, SIGINT), and lets it leave with exit code 0
/// once everything is closed.
final class StopSignal {
  private static final long CLOSING_SECONDS = 30;
  private static final int NOT_CLOSED_IN_TIME = 3;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  /// Returns when the process is asked to stop.
  void await() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AirworthyException.internal("the wait for a signal was interrupted", e);
    }
  }

  /// Says that everything is closed; the process then ends.
  void closed() {
    closed.countDown();
  }

  private void stop() {
    asked.countDown();
    int exitCode = NOT_CLOSED_IN_TIME;
    try {
      exitCode = closed.await(CLOSING_SECONDS, TimeUnit.SECONDS) ? 0 : NOT_CLOSED_IN_TIME;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode);
  }
}

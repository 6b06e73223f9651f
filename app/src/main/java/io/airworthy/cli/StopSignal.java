package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/// Waits until the process is asked to stop (SIGTERM, SIGINT). The virtual machine is then still
/// whole: in a shutdown hook, libraries that are used for the first time cannot register hooks of
/// their own, and a first commit to the lake fails. The same signal once more ends the process as
/// it would any other.
final class StopSignal {
  private static final List<String> NAMES = List.of("TERM", "INT");

  private final CountDownLatch asked = new CountDownLatch(1);

  /// Listens from now on.
  StopSignal() {
    for (String name : NAMES) {
      Signal.handle(new Signal(name), this::stop);
    }
  }

  /// Returns when the process is asked to stop.
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AirworthyException.internal("the wait for a signal was interrupted", e);
    }
  }

  private void stop(Signal signal) {
    Signal.handle(signal, SignalHandler.SIG_DFL);
    asked.countDown();
  }
}

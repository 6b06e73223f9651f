package io.airworthy.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Watches how much memory a process holds, once a second until it is closed.
final class ResidentMemory implements AutoCloseable {
  private static final double KIBIBYTES = 1024;

  private final Semaphore stop = new Semaphore(0);
  private final List<Double> mebibytes = new ArrayList<>();
  private final long pid;

  private ResidentMemory(long pid) {
    this.pid = pid;
  }

  static ResidentMemory watch(Process process) {
    ResidentMemory watched = new ResidentMemory(process.pid());
    Thread.ofPlatform().daemon().name("resident-memory").start(watched::lookUntilClosed);
    return watched;
  }

  private void lookUntilClosed() {
    try {
      do {
        look();
      } while (!stop.tryAcquire(1, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void look() {
    ProcessStatus.kibibytes(pid, "VmRSS").ifPresent(kib -> mebibytes.add(kib / KIBIBYTES));
  }

  /// What was seen so far, a figure a second.
  synchronized double[] mebibytes() {
    return mebibytes.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void close() {
    stop.release();
  }
}

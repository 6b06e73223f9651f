package io.airworthy.cli;

import io.airworthy.loop.RunListener;
import io.airworthy.simulator.Counts;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/// Brings in the traffic of one day after the other: the first at once, each next one from the
/// first step of a daily run on, when that run is pinned to the lake as it was, or when it is
/// awaited, for a run that was finished before has no steps.
///
/// Used by one thread, which awaits a day and then runs it.
final class Arrivals implements RunListener, AutoCloseable {
  private final IntFunction<Counts> traffic;
  private final int days;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private CompletableFuture<Counts> next;
  private int begun;

  /// @param traffic brings in the traffic of a day, counted from 0
  /// @param days how many days there are, 1 or more
  Arrivals(IntFunction<Counts> traffic, int days) {
    this.traffic = traffic;
    this.days = days;
    this.next = begin(0);
  }

  private CompletableFuture<Counts> begin(int day) {
    begun = day + 1;
    return CompletableFuture.supplyAsync(() -> traffic.apply(day), thread);
  }

  /// Waits until a day, counted from 0, is in the lake; days are awaited in order.
  Counts await(int day) {
    if (day == begun) {
      next = begin(day);
    }
    try {
      return next.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  @Override
  public void stepStarted(String step, int number, int of) {
    if (number == 1 && begun < days) {
      next = begin(begun);
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}

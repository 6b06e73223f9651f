package io.airworthy.benchmarks;

import java.util.concurrent.Callable;

/// One piece of work, done and timed.
///
/// @param seconds how long it took, without its preparation
/// @param answer what came out
public record Lap(double seconds, Answer answer) {
  /// Times a piece of work by the wall clock.
  public static Lap time(Callable<Answer> work) throws Exception {
    long begun = System.nanoTime();
    Answer answer = work.call();
    return new Lap((System.nanoTime() - begun) / 1e9, answer);
  }
}

package io.airworthy.telemetry;

import io.airworthy.TelemetryBatch;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Stream;

/// Pieces of a batch on their way from the thread that makes them to the one that stores them. A
/// few wait at a time; who makes more has to wait. One thread on either side.
final class Handover implements AutoCloseable {
  private static final int WAITING = 16;

  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(WAITING);
  private volatile State state = State.TAKING;

  private enum State {
    TAKING,
    CLOSED
  }

  private sealed interface Step {
    record Piece(TelemetryBatch rows) implements Step {}

    record End() implements Step {}

    record BrokenOff() implements Step {}
  }

  /// Hands on a piece, unless nobody takes any more.
  void put(TelemetryBatch piece) {
    put(new Step.Piece(piece));
  }

  /// The batch is whole.
  void end() {
    put(new Step.End());
  }

  /// The batch will never be whole: who takes its pieces is told so by a failure.
  void breakOff() {
    put(new Step.BrokenOff());
  }

  private void put(Step step) {
    if (state == State.TAKING) {
      uninterrupted(
          () -> {
            steps.put(step);
            return step;
          });
    }
  }

  /// The pieces in their order, each when it has come; the first has come when this returns.
  ///
  /// @throws IllegalStateException when the batch is broken off, from here or from the stream
  Stream<TelemetryBatch> pieces() {
    return Stream.iterate(next(), Optional::isPresent, _ -> next()).map(Optional::orElseThrow);
  }

  private Optional<TelemetryBatch> next() {
    return switch (uninterrupted(steps::take)) {
      case Step.Piece(TelemetryBatch rows) -> Optional.of(rows);
      case Step.End _ -> Optional.empty();
      case Step.BrokenOff _ -> throw new IllegalStateException("the batch was broken off");
    };
  }

  private interface Waiting<T> {
    T run() throws InterruptedException;
  }

  private static <T> T uninterrupted(Waiting<T> waiting) {
    try {
      return waiting.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while rows were handed over", e);
    }
  }

  /// Takes no more. What waits is dropped, so that who makes pieces does not wait for ever.
  @Override
  public void close() {
    state = State.CLOSED;
    steps.clear();
  }
}

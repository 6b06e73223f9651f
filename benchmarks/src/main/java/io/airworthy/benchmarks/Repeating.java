package io.airworthy.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks for a figure again and again in the background, until it is closed.
final class Repeating implements AutoCloseable {
  private final Semaphore stop = new Semaphore(0);
  private final List<Double> figures = new ArrayList<>();
  private final List<Exception> failures = new ArrayList<>();
  private final Callable<Double> question;
  private final Duration pause;

  private Repeating(Callable<Double> question, Duration pause) {
    this.question = question;
    this.pause = pause;
  }

  /// Starts to ask.
  ///
  /// @param pause between an answer and the next question
  static Repeating ask(String name, Callable<Double> question, Duration pause) {
    Repeating asked = new Repeating(question, pause);
    Thread.ofPlatform().daemon().name(name).start(asked::askUntilClosed);
    return asked;
  }

  private void askUntilClosed() {
    try {
      do {
        keep(question.call());
      } while (!stop.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      fail(e);
    }
  }

  private synchronized void keep(double figure) {
    figures.add(figure);
  }

  private synchronized void fail(Exception failure) {
    failures.add(failure);
  }

  /// The answers so far, in order.
  ///
  /// @throws IllegalStateException when a question failed
  synchronized double[] figures() {
    if (!failures.isEmpty()) {
      throw new IllegalStateException("a question failed", failures.getFirst());
    }
    return figures.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public void close() {
    stop.release();
  }
}

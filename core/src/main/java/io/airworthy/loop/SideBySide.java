package io.airworthy.loop;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Does independent work on two threads. What a piece of work gives must not depend on what else
/// runs. Closing waits for what was started.
final class SideBySide implements AutoCloseable {
  private static final int THREADS = 2;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /// Starts some work; the supplier waits for its end and gives its result or throws its failure.
  <T> Supplier<T> start(Supplier<T> work) {
    CompletableFuture<T> result = CompletableFuture.supplyAsync(work, threads);
    return () -> ended(result);
  }

  private static <T> T ended(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}

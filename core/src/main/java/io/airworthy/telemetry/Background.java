package io.airworthy.telemetry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Does one piece of work after the other on a thread of its own. Closing waits for their end.
final class Background implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /// Work that was begun.
  interface Begun<T> {
    /// Waits for its end and gives its result, or throws its failure.
    T await();
  }

  <T> Begun<T> begin(Supplier<T> work) {
    CompletableFuture<T> result = CompletableFuture.supplyAsync(work, thread);
    return () -> {
      try {
        return result.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException failure ? failure : e;
      }
    };
  }

  @Override
  public void close() {
    thread.close();
  }
}

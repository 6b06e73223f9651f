package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The sentences of one caller, and their vectors or the model's failure once it has run.
/// Thread-safe.
final class SentenceRequest {
  private final List<int[]> sentences;
  private final CompletableFuture<List<float[]>> vectors = new CompletableFuture<>();

  SentenceRequest(List<int[]> sentences) {
    this.sentences = List.copyOf(sentences);
  }

  int pieces() {
    return sentences.stream().mapToInt(sentence -> sentence.length).sum();
  }

  /// Waits for the vectors.
  ///
  /// @throws AirworthyException internal when the model failed
  /// @throws TimeoutException when they are not there in time
  List<float[]> answer(long nanos) throws InterruptedException, TimeoutException {
    try {
      return vectors.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw failed(e);
    }
  }

  /// Waits for the vectors, however long.
  ///
  /// @throws AirworthyException internal when the model failed
  List<float[]> answer() {
    try {
      return vectors.join();
    } catch (CompletionException e) {
      throw failed(e);
    }
  }

  private static AirworthyException failed(Exception cause) {
    return AirworthyException.internal("the sentence model failed", cause);
  }

  /// Encodes all sentences together and gives each request its own; a failure is that of all.
  static void answer(List<SentenceRequest> batch, TokenEncoder encoder) {
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<float[]> all =
          encoder.encode(batch.stream().flatMap(request -> request.sentences.stream()).toList());
      int first = 0;
      for (SentenceRequest request : batch) {
        int next = first + request.sentences.size();
        request.vectors.complete(List.copyOf(all.subList(first, next)));
        first = next;
      }
    } catch (RuntimeException | Error failed) {
      batch.forEach(request -> request.vectors.completeExceptionally(failed));
    }
  }
}

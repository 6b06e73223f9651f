package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Where callers of a sentence model wait for a processor, and are then encoded together.
///
/// As many batches run at once as there are processors. A processor that is free takes its share
/// of those who wait, the longest first, so nobody waits for company while one is idle. Its thread
/// ends when there was nothing to do for a second. The model runs in these threads and not in the
/// callers', whose virtual threads would each hold a system thread meanwhile. Thread-safe; it keeps
/// no sentence once that is encoded or its caller has gone.
final class SentenceQueue {
  /// A batch is as many callers as have this many pieces together, and one in any case, so that
  /// beside others a sentence waits about as long as two of the longest take.
  static final int MOST_PIECES = 256;

  private final TokenEncoder encoder;
  private final Executor threads;
  private final SequencedSet<SentenceRequest> waiting = new LinkedHashSet<>();
  private int free;

  SentenceQueue(TokenEncoder encoder, int processors) {
    this(encoder, processors, threads(processors));
  }

  /// @param threads that run as many tasks at once as there are processors
  SentenceQueue(TokenEncoder encoder, int processors, Executor threads) {
    this.encoder = encoder;
    this.free = processors;
    this.threads = threads;
  }

  private static Executor threads(int processors) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("sentences-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /// The vectors of sentences, in their order.
  ///
  /// @param nanosLeft how long encoding may still be begun; what is begun is finished
  /// @throws AirworthyException internal when that time ends or the thread is interrupted while
  ///     waiting, and when the model fails on a batch that held these sentences
  List<float[]> encode(List<int[]> sentences, long nanosLeft) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    SentenceRequest own = new SentenceRequest(sentences);
    add(own);
    threads.execute(this::encodeLongestWaiting);
    try {
      return own.answer(nanosLeft);
    } catch (TimeoutException e) {
      if (remove(own)) {
        throw AirworthyException.internal("no time was left for a sentence", e);
      }
      return own.answer();
    } catch (InterruptedException e) {
      remove(own);
      Thread.currentThread().interrupt();
      throw AirworthyException.internal("interrupted while waiting for the sentence model", e);
    }
  }

  /// Does nothing when those who waited have been taken already.
  private void encodeLongestWaiting() {
    List<SentenceRequest> batch = begin();
    try {
      SentenceRequest.answer(batch, encoder);
    } finally {
      end();
    }
  }

  private synchronized void add(SentenceRequest request) {
    waiting.add(request);
  }

  /// Whether it was still waiting.
  private synchronized boolean remove(SentenceRequest request) {
    return waiting.remove(request);
  }

  /// Takes a processor, and the share of those who wait that falls to each that was free.
  private synchronized List<SentenceRequest> begin() {
    int share = Math.ceilDiv(waiting.size(), free--);
    List<SentenceRequest> batch = new ArrayList<>();
    int pieces = 0;
    while (batch.size() < share
        && (batch.isEmpty() || pieces + waiting.getFirst().pieces() <= MOST_PIECES)) {
      SentenceRequest next = waiting.removeFirst();
      pieces += next.pieces();
      batch.add(next);
    }
    return batch;
  }

  private synchronized void end() {
    free++;
  }
}

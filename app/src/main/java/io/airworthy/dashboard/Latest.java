package io.airworthy.dashboard;

import io.airworthy.AirworthyException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What the newest version of something says, as far as it can be had soon.
///
/// A version is read once, in the background, however many ask. Whoever asks waits for it for some
/// time and is then given what the version before said; only the first answer of all is waited for
/// without end. After a reading that took long nothing is read for nine times as long, so that
/// readings take a tenth of the time at most, however much there is to read. Thread-safe.
///
/// @param <T> what is read
final class Latest<T> {
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int REST = 9;

  private final Supplier<String> newest;
  private final Supplier<Version<T>> reader;
  private final Duration patience;
  private final LongSupplier nanos;
  private long restsUntil;
  private Optional<Version<T>> known = Optional.empty();
  private Optional<CompletableFuture<Version<T>>> reading = Optional.empty();

  /// @param newest names the newest version, quickly
  /// @param reader reads the newest version, perhaps slowly
  /// @param patience how long one who asks waits when an older version is known
  /// @param nanos the time since some instant, as by [System#nanoTime]
  Latest(
      Supplier<String> newest, Supplier<Version<T>> reader, Duration patience, LongSupplier nanos) {
    this.newest = newest;
    this.reader = reader;
    this.patience = patience;
    this.nanos = nanos;
    this.restsUntil = nanos.getAsLong();
  }

  /// One version and what it says.
  record Version<T>(String name, T content) {}

  /// An answer.
  ///
  /// @param outdated whether there is a newer version
  record Answer<T>(T content, boolean outdated) {}

  /// What the newest version says, or the one before it while the newest is being read.
  ///
  /// @throws RuntimeException what the reader threw
  Answer<T> get() {
    String name = newest.get();
    Optional<Version<T>> before;
    CompletableFuture<Version<T>> next;
    synchronized (this) {
      before = known;
      if (before.isPresent() && before.get().name().equals(name)) {
        return new Answer<>(before.get().content(), false);
      }
      if (before.isPresent() && reading.isEmpty() && nanos.getAsLong() - restsUntil < 0) {
        return new Answer<>(before.get().content(), true);
      }
      next = reading.orElseGet(this::begin);
    }
    Version<T> found = before.isPresent() ? soon(next, before.get()) : next(next);
    return new Answer<>(found.content(), !found.name().equals(name));
  }

  private CompletableFuture<Version<T>> begin() {
    CompletableFuture<Version<T>> begun = new CompletableFuture<>();
    reading = Optional.of(begun);
    Thread.ofPlatform().daemon().name("dashboard-figures").start(() -> read(begun));
    return begun;
  }

  private void read(CompletableFuture<Version<T>> begun) {
    long since = nanos.getAsLong();
    try {
      Version<T> found = reader.get();
      end(Optional.of(found), since);
      begun.complete(found);
    } catch (RuntimeException | Error e) {
      end(Optional.empty(), since);
      begun.completeExceptionally(e);
    }
  }

  private synchronized void end(Optional<Version<T>> found, long since) {
    known = found.or(() -> known);
    reading = Optional.empty();
    long now = nanos.getAsLong();
    restsUntil = now - since < LONG_NANOS ? now : now + REST * (now - since);
  }

  private Version<T> soon(CompletableFuture<Version<T>> next, Version<T> before) {
    try {
      return next.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return before;
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return before;
    }
  }

  private static <T> Version<T> next(CompletableFuture<Version<T>> next) {
    try {
      return next.join();
    } catch (CompletionException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(Exception wrapped) {
    return wrapped.getCause() instanceof RuntimeException cause
        ? cause
        : AirworthyException.internal("the figures cannot be computed", wrapped);
  }
}

package io.airworthy.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Lets concurrent callers share one write: whoever comes when nobody writes leads, and writes what
/// has gathered meanwhile; the others follow. No timer, so a lone caller never waits.
///
/// @param <E> what a caller hands in
final class GroupCommit<E> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Consumer<List<E>> writer;
  private List<Waiting<E>> waiting = new ArrayList<>();
  private State state = State.IDLE;

  /// @param writer writes a group, or throws and has written none of it; never runs twice at once
  GroupCommit(Consumer<List<E>> writer) {
    this.writer = writer;
  }

  private enum State {
    IDLE,
    WRITING
  }

  private static final class Waiting<E> {
    private final E entry;
    private Outcome outcome = new Outcome.Open();

    Waiting(E entry) {
      this.entry = entry;
    }
  }

  private sealed interface Outcome {
    record Open() implements Outcome {}

    record Written() implements Outcome {}

    record Failed(RuntimeException why) implements Outcome {}
  }

  /// Returns once the entry was written.
  ///
  /// @throws RuntimeException what the writer threw for the entry's group
  void submit(E entry) {
    Waiting<E> mine = new Waiting<>(entry);
    lock.lock();
    try {
      waiting.add(mine);
      while (mine.outcome instanceof Outcome.Open) {
        if (state == State.IDLE) {
          lead();
        } else {
          changed.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
    if (mine.outcome instanceof Outcome.Failed(RuntimeException why)) {
      throw why;
    }
  }

  /// Runs an action while nobody writes.
  void exclusively(Runnable action) {
    lock.lock();
    try {
      while (state == State.WRITING) {
        changed.awaitUninterruptibly();
      }
      unlocked(action);
    } finally {
      lock.unlock();
    }
  }

  private void lead() {
    List<Waiting<E>> group = waiting;
    waiting = new ArrayList<>();
    Outcome outcome = new Outcome.Failed(new IllegalStateException("the write did not end"));
    try {
      unlocked(() -> writer.accept(group.stream().map(w -> w.entry).toList()));
      outcome = new Outcome.Written();
    } catch (RuntimeException e) {
      outcome = new Outcome.Failed(e);
    } finally {
      for (Waiting<E> each : group) {
        each.outcome = outcome;
      }
    }
  }

  private void unlocked(Runnable action) {
    state = State.WRITING;
    lock.unlock();
    try {
      action.run();
    } finally {
      lock.lock();
      state = State.IDLE;
      changed.signalAll();
    }
  }
}

package io.airworthy.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test advances it.
public final class ManualClock implements InstantSource {
  private final AtomicReference<Instant> now;

  /// A clock that shows the given instant.
  public ManualClock(Instant start) {
    this.now = new AtomicReference<>(start);
  }

  /// Moves the clock forward.
  public void advance(Duration step) {
    now.updateAndGet(instant -> instant.plus(step));
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}

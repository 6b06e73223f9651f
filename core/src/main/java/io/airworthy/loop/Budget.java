package io.airworthy.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The clock of a run: how much working time is left of what the night allows.
///
/// Time spent before a crash counts; time between a crash and the resumption does not.
final class Budget {
  private final InstantSource clock;
  private final Instant started;
  private final Duration total;
  private final Duration spentBefore;

  Budget(InstantSource clock, Duration total, Duration spentBefore) {
    this.clock = clock;
    this.started = clock.instant();
    this.total = total;
    this.spentBefore = spentBefore;
  }

  /// Working time spent, in this attempt and in those before it.
  Duration spent() {
    return spentBefore.plus(Duration.between(started, clock.instant()));
  }

  /// Working time left, never negative.
  Duration left() {
    Duration left = total.minus(spent());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// Whether work that is expected to take this long still fits.
  boolean fits(Duration expected) {
    return expected.compareTo(left()) <= 0 && !left().isZero();
  }
}

package io.airworthy.simulator;

import io.airworthy.simulator.ReplayedTurn.Said;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Gives recorded turns, which carry no times, plausible ones that follow from their position and
/// length alone.
///
/// Sessions of a day begin between 08:00 and 20:00 UTC. A reply takes 1 to 3 seconds; the user then
/// reads at 40 characters a second and types at 10.
final class ReplayClock {
  private static final Duration OPENING = Duration.ofHours(8);
  private static final Duration OPEN = Duration.ofHours(12);
  private static final long PRIME = 7919;

  private final LocalDate start;
  private final int sessionsPerDay;

  ReplayClock(LocalDate start, int sessionsPerDay) {
    this.start = start;
    this.sessionsPerDay = sessionsPerDay;
  }

  /// When the session of this ordinal, from 0, begins.
  Instant sessionStart(long session) {
    long slotMillis = OPEN.toMillis() / sessionsPerDay;
    long slot = session % sessionsPerDay;
    long jitter = slotMillis == 0 ? 0 : session * PRIME * 1000 % slotMillis;
    return start
        .plusDays(session / sessionsPerDay)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant()
        .plus(OPENING)
        .plusMillis(slot * slotMillis + jitter);
  }

  /// Places a session's turns on the time line.
  List<ReplayedTurn> place(Instant sessionStart, List<Said> turns) {
    List<ReplayedTurn> placed = new ArrayList<>();
    Instant now = sessionStart;
    for (Said said : turns) {
      Instant end = now.plusMillis(1000 + said.replyChars() * 37L % 2001);
      placed.add(new ReplayedTurn(said, now, end));
      int next = placed.size();
      if (next < turns.size()) {
        now = end.plus(pause(said, turns.get(next)));
      }
    }
    return placed;
  }

  /// When the session as a whole is rated.
  static Instant farewell(ReplayedTurn last) {
    return last.end().plusMillis(2000 + 25L * last.said().replyChars());
  }

  private static Duration pause(Said before, Said after) {
    return Duration.ofMillis(1000 + 25L * before.replyChars() + 100L * after.messageChars());
  }
}

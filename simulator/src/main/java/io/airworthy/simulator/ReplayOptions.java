package io.airworthy.simulator;

import io.airworthy.Identifier;
import java.time.LocalDate;

/// How recorded dialogues are replayed.
///
/// @param tenant the tenant that sends them
/// @param start the UTC day of the first sessions
/// @param sessionsPerDay sessions of one day, 1 to 10,000,000
/// @param history how much of a conversation each span carries
public record ReplayOptions(
    Identifier tenant, LocalDate start, int sessionsPerDay, InputHistory history) {
  /// Sessions of one day unless told otherwise.
  public static final int DEFAULT_SESSIONS_PER_DAY = 20;

  private static final int MOST_SESSIONS_PER_DAY = 10_000_000;

  /// @throws io.airworthy.AirworthyException when a value is out of its range
  public ReplayOptions {
    Limits.range("sessions-per-day", sessionsPerDay, 1, MOST_SESSIONS_PER_DAY);
    Limits.start(start);
  }

  /// Twenty sessions a day, each span with what was said before, as instrumented assistants send.
  public static ReplayOptions of(Identifier tenant, LocalDate start) {
    return new ReplayOptions(tenant, start, DEFAULT_SESSIONS_PER_DAY, InputHistory.FULL);
  }
}

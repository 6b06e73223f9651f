package io.airworthy.measures;

import java.time.LocalDate;
import java.util.Optional;

/// Events dated after the last day of a calendar, which they would stretch: a clock was wrong.
///
/// @param events how many; 0 when all days lie ahead, for then they are the calendar
/// @param users distinct users of a tenant that the events are about
/// @param latest the UTC day of the latest; empty when there are none
public record DaysAhead(long events, long users, Optional<LocalDate> latest) {
  /// None.
  public static final DaysAhead NONE = new DaysAhead(0, 0, Optional.empty());
}

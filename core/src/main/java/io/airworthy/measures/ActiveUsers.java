package io.airworthy.measures;

import java.time.LocalDate;
import java.util.Optional;

/// The most distinct users that any window of consecutive UTC days holds.
///
/// The window named is the earliest that reaches the maximum and starts on a day with an event:
/// of all windows with the maximum take the one that starts first, and move its start to its first
/// day with an event, which loses none of its users.
///
/// @param maxDistinctUsers the maximum; 0 without events
/// @param windowDays the length of a window, 1 or more
/// @param windowStart the first day of the window; empty without events
/// @param windowEnd the last day of the window, `windowStart + windowDays - 1`
/// @param events number of events
/// @param users number of distinct users over all time
public record ActiveUsers(
    int maxDistinctUsers,
    int windowDays,
    Optional<LocalDate> windowStart,
    Optional<LocalDate> windowEnd,
    long events,
    long users) {}

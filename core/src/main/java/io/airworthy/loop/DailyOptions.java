package io.airworthy.loop;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/// What a daily run is asked to do.
///
/// @param date the day it closes, UTC; empty for the last day of the lake
/// @param label name of the label to learn
/// @param windowDays days of examples, ending with the date; 1 to 3650
/// @param budget working time allowed
public record DailyOptions(
    Optional<LocalDate> date, String label, int windowDays, Duration budget) {
  /// @throws IllegalArgumentException when a value is out of its range
  public DailyOptions {
    if (windowDays < 1 || windowDays > 3650) {
      throw new IllegalArgumentException("window-days is 1 to 3650, not " + windowDays);
    }
    if (budget.isNegative()) {
      throw new IllegalArgumentException("the budget of a run is not negative");
    }
  }

  /// The last day of the lake, 60 days of examples, two hours.
  public static DailyOptions of(String label) {
    return new DailyOptions(Optional.empty(), label, 60, Duration.ofHours(2));
  }

  /// The same for another label.
  public DailyOptions learning(String name) {
    return new DailyOptions(date, name, windowDays, budget);
  }

  /// The same for another day.
  public DailyOptions at(LocalDate day) {
    return new DailyOptions(Optional.of(day), label, windowDays, budget);
  }

  /// The same with other working time.
  public DailyOptions within(Duration time) {
    return new DailyOptions(date, label, windowDays, time);
  }
}

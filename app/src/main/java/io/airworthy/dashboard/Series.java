package io.airworthy.dashboard;

import io.airworthy.Floored;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Figures by UTC day.
///
/// @param days consecutive days, oldest first
/// @param values for each figure a value a day: suppressed where it is about too few users, shown
///     and empty where it is undefined
record Series(List<LocalDate> days, Map<String, List<Floored<OptionalDouble>>> values) {
  private static final int DAYS_BACK = 7;

  Series {
    days = List.copyOf(days);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    for (List<Floored<OptionalDouble>> figure : values.values()) {
      if (figure.size() != days.size()) {
        throw new IllegalArgumentException(figure.size() + " values of " + days.size() + " days");
      }
    }
  }

  /// A figure on a day.
  record OfDay(LocalDate day, Floored<OptionalDouble> value) {}

  /// The figure on the newest of the last seven days on which it is shown and defined, else on the
  /// newest on which it is suppressed, else on the last day.
  ///
  /// @throws IllegalArgumentException when there is no such figure or no day
  OfDay latest(String figure) {
    List<OfDay> week = week(figure);
    return first(week, day -> day.value().either(OptionalDouble::isPresent, false))
        .or(() -> first(week, day -> day.value() instanceof Floored.Suppressed))
        .orElseGet(week::getFirst);
  }

  private static Optional<OfDay> first(List<OfDay> week, Predicate<OfDay> wanted) {
    return week.stream().filter(wanted).findFirst();
  }

  /// The last days, newest first.
  private List<OfDay> week(String figure) {
    List<Floored<OptionalDouble>> all = values.get(figure);
    if (all == null || all.isEmpty()) {
      throw new IllegalArgumentException("there is no day of a figure " + figure);
    }
    return IntStream.range(Math.max(0, all.size() - DAYS_BACK), all.size())
        .mapToObj(i -> new OfDay(days.get(i), all.get(i)))
        .toList()
        .reversed();
  }
}

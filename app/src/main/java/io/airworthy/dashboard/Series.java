package io.airworthy.dashboard;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Figures by UTC day.
///
/// @param days consecutive days, oldest first
/// @param values for each figure a value a day; empty where it is undefined or about fewer than
///     five
///     users
record Series(List<LocalDate> days, Map<String, List<OptionalDouble>> values) {
  Series {
    days = List.copyOf(days);
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    for (List<OptionalDouble> figure : values.values()) {
      if (figure.size() != days.size()) {
        throw new IllegalArgumentException(figure.size() + " values of " + days.size() + " days");
      }
    }
  }

  /// The values of a figure.
  List<OptionalDouble> of(String figure) {
    List<OptionalDouble> found = values.get(figure);
    if (found == null) {
      throw new IllegalArgumentException("there is no figure " + figure);
    }
    return found;
  }

  /// The figure on the last day on which it is defined, at most a week back.
  OptionalDouble latest(String figure) {
    List<OptionalDouble> all = of(figure);
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - 7); i--) {
      if (all.get(i).isPresent()) {
        return all.get(i);
      }
    }
    return OptionalDouble.empty();
  }
}

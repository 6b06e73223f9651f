package io.airworthy.dashboard;

import io.airworthy.KFloor;
import io.airworthy.measures.FlooredTenantDay;
import io.airworthy.measures.TenantDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A tenant whose users dropped.
///
/// @param since the first of the days in a row on which it dropped
/// @param until the last of them
/// @param day its figures on the day of the deepest fall that may be shown
record Drop(LocalDate since, LocalDate until, FlooredTenantDay day) {
  private static final int LAST_DAYS = 30;

  /// A tenant of fewer daily users falls and rises by chance.
  private static final double LEAST_DAILY_USERS = 5;

  /// What is known of a tenant's day, and what of it may be shown.
  private record Day(TenantDay found, FlooredTenantDay shown) {
    boolean drops() {
      return shown.isDrop30pct().either(drop -> drop, false);
    }

    /// The share of its daily users that the tenant kept.
    double kept() {
      return found.avg7d() / found.prevAvg7d().orElse(1);
    }

    /// Whether the fall can be told in figures.
    boolean isTold() {
      return shown.avg7d().either(a -> true, false) && shown.prevAvg7d().either(a -> true, false);
    }
  }

  /// The latest drop of each tenant that reaches into the last 30 days, newest first.
  ///
  /// @param days of every tenant, ordered by tenant and day
  static List<Drop> of(List<TenantDay> days, KFloor floor) {
    List<FlooredTenantDay> shown = FlooredTenantDay.of(days, floor);
    Map<String, List<Day>> tenants = new LinkedHashMap<>();
    for (int i = 0; i < days.size(); i++) {
      tenants
          .computeIfAbsent(days.get(i).tenantId(), tenant -> new ArrayList<>())
          .add(new Day(days.get(i), shown.get(i)));
    }
    return tenants.values().stream()
        .flatMap(tenant -> latest(tenant).stream())
        .sorted(
            Comparator.comparing(Drop::until)
                .reversed()
                .thenComparing(drop -> drop.day().tenantId()))
        .toList();
  }

  private static Optional<Drop> latest(List<Day> days) {
    int oldest = Math.max(0, days.size() - LAST_DAYS);
    return IntStream.iterate(days.size() - 1, i -> i >= oldest, i -> i - 1)
        .filter(i -> days.get(i).drops())
        .boxed()
        .findFirst()
        .map(last -> days.subList(first(days, last), last + 1))
        .flatMap(Drop::of);
  }

  private static int first(List<Day> days, int last) {
    int first = last;
    while (first > 0 && days.get(first - 1).drops()) {
      first--;
    }
    return first;
  }

  private static Optional<Drop> of(List<Day> fall) {
    Day deepest =
        fall.stream()
            .min(Comparator.comparing((Day day) -> !day.isTold()).thenComparing(Day::kept))
            .orElseThrow();
    return deepest.found().prevAvg7d().orElse(0) < LEAST_DAILY_USERS
        ? Optional.empty()
        : Optional.of(
            new Drop(
                fall.getFirst().found().eventDate(),
                fall.getLast().found().eventDate(),
                deepest.shown()));
  }
}

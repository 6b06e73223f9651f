package io.airworthy.measures;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// A [TenantDay] of which only what the floor lets through is shown.
///
/// A day without users is about the users of its week, for beside a few users it would tell on
/// which days they came. A mean is shown only when each of its days is: subtracting the others
/// would give the hidden one away. A drop is about the users of the week that ended 7 rows before.
///
/// @param prevAvg7d shown and empty where there is no earlier week
public record FlooredTenantDay(
    String tenantId,
    LocalDate eventDate,
    Floored<Long> dau,
    Floored<Double> avg7d,
    Floored<OptionalDouble> prevAvg7d,
    Floored<Long> wau7d,
    Floored<Boolean> isDrop30pct) {
  private static final int WEEK = 7;

  /// The days under a floor, in their order.
  ///
  /// @param days ordered by tenant and day, each tenant complete, as [Meter#tenantActives] gives
  public static List<FlooredTenantDay> of(List<TenantDay> days, KFloor floor) {
    List<FlooredTenantDay> floored = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < days.size(); i++) {
      if (!days.get(i).tenantId().equals(days.get(first).tenantId())) {
        first = i;
      }
      floored.add(of(days.subList(first, i + 1), days.get(i), floor));
    }
    return floored;
  }

  private static FlooredTenantDay of(List<TenantDay> upToDay, TenantDay day, KFloor floor) {
    int size = upToDay.size();
    int earlier = Math.max(0, size - WEEK);
    List<TenantDay> week = upToDay.subList(earlier, size);
    List<TenantDay> before = upToDay.subList(Math.max(0, earlier - WEEK), earlier);
    long usersBefore = before.isEmpty() ? Long.MAX_VALUE : before.getLast().wau7d();
    return new FlooredTenantDay(
        day.tenantId(),
        day.eventDate(),
        floor.show(behind(day), day.dau()),
        floor.show(fewest(week), day.avg7d()),
        floor.show(fewest(before), day.prevAvg7d()),
        floor.show(day.wau7d(), day.wau7d()),
        floor.show(usersBefore, day.isDrop30pct()));
  }

  private static long fewest(List<TenantDay> days) {
    return days.stream().mapToLong(FlooredTenantDay::behind).min().orElse(Long.MAX_VALUE);
  }

  private static long behind(TenantDay day) {
    return day.dau() == 0 ? day.wau7d() : day.dau();
  }
}

package io.airworthy.measures;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/// A [TenantDay] of which only what the floor lets through is shown.
///
/// A day without users is about the users of its week, for beside a few users it would tell on
/// which days they came. The users of all tenants are taken to be known, so where those of the
/// hidden tenants follow from them by subtraction, one tenant more is hidden, as
/// [io.airworthy.ComplementarySuppression] says; so is a week that is the same number as its one
/// hidden day. A mean is shown only when each of its days is: subtracting the others would give the
/// hidden one away. A drop is about the users of the week that ended 7 rows before.
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
  /// @param days of every tenant, silent days included, ordered by tenant and day, as
  ///     [Meter#tenantActives] gives
  public static List<FlooredTenantDay> of(List<TenantDay> days, KFloor floor) {
    TenantFloor hidden = TenantFloor.of(days, floor);
    List<FlooredTenantDay> floored = new ArrayList<>();
    int first = 0;
    for (int row = 0; row < days.size(); row++) {
      if (!days.get(row).tenantId().equals(days.get(first).tenantId())) {
        first = row;
      }
      int week = Math.max(first, row + 1 - WEEK);
      int before = Math.max(first, week - WEEK);
      TenantDay day = days.get(row);
      long usersBefore = before == week ? Long.MAX_VALUE : days.get(week - 1).wau7d();
      floored.add(
          new FlooredTenantDay(
              day.tenantId(),
              day.eventDate(),
              show(floor, hidden.dau(), row, row + 1, day.dau()),
              show(floor, hidden.dau(), week, row + 1, day.avg7d()),
              show(floor, hidden.dau(), before, week, day.prevAvg7d()),
              show(floor, hidden.wau7d(), row, row + 1, day.wau7d()),
              floor.show(usersBefore, day.isDrop30pct())));
    }
    return floored;
  }

  /// Shows a figure made of the rows `from` to `to`, the latter left out, when none is hidden.
  private static <T> Floored<T> show(KFloor floor, BitSet hidden, int from, int to, T figure) {
    return floor.show(hidden.get(from, to).isEmpty() ? Long.MAX_VALUE : 0, figure);
  }
}

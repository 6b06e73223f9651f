package io.airworthy.measures;

import io.airworthy.ComplementarySuppression;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// Which users of tenants' days stay hidden when those of all tenants together are shown.
///
/// @param dau the rows whose users of the day are hidden
/// @param wau7d the rows whose users of the 7 days are hidden
record TenantFloor(BitSet dau, BitSet wau7d) {
  private static final int WEEK = 7;

  /// @param days of every tenant, ordered by tenant and day
  static TenantFloor of(List<TenantDay> days, KFloor floor) {
    Collection<List<Integer>> calendar = rowsByDay(days);
    BitSet dau = under(floor, days.size(), row -> behind(days.get(row)));
    complement(dau, calendar, row -> days.get(row).dau(), floor);
    BitSet wau7d = under(floor, days.size(), row -> days.get(row).wau7d());
    for (int row = 0; row < days.size(); row++) {
      if (tellsAHiddenDay(days, dau, row)) {
        wau7d.set(row);
      }
    }
    complement(wau7d, calendar, row -> days.get(row).wau7d(), floor);
    return new TenantFloor(dau, wau7d);
  }

  /// The users that a day's `dau` is about: a day without users is about those of its week.
  private static long behind(TenantDay day) {
    return day.dau() == 0 ? day.wau7d() : day.dau();
  }

  private static BitSet under(KFloor floor, int rows, IntToLongFunction users) {
    BitSet hidden = new BitSet();
    for (int row = 0; row < rows; row++) {
      hidden.set(row, floor.hides(users.applyAsLong(row)));
    }
    return hidden;
  }

  private static Collection<List<Integer>> rowsByDay(List<TenantDay> days) {
    Map<LocalDate, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < days.size(); row++) {
      rows.computeIfAbsent(days.get(row).eventDate(), day -> new ArrayList<>()).add(row);
    }
    return rows.values();
  }

  private static void complement(
      BitSet hidden, Collection<List<Integer>> calendar, IntToLongFunction users, KFloor floor) {
    for (List<Integer> rows : calendar) {
      BitSet parts = new BitSet();
      long[] sizes = new long[rows.size()];
      for (int part = 0; part < sizes.length; part++) {
        parts.set(part, hidden.get(rows.get(part)));
        sizes[part] = users.applyAsLong(rows.get(part));
      }
      ComplementarySuppression.ofDisjoint(parts, sizes, floor).stream()
          .forEach(part -> hidden.set(rows.get(part)));
    }
  }

  /// Whether all users of a row's week came on its one hidden day, so that both are one number.
  private static boolean tellsAHiddenDay(List<TenantDay> days, BitSet hiddenDays, int row) {
    int hidden = 0;
    TenantDay last = days.get(row);
    for (int i = row; i >= 0 && i > row - WEEK; i--) {
      TenantDay day = days.get(i);
      if (!day.tenantId().equals(last.tenantId())) {
        break;
      }
      if (hiddenDays.get(i)) {
        hidden++;
      } else if (day.dau() > 0) {
        return false;
      }
    }
    return hidden == 1;
  }
}

package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever adds and subtracts all that is shown of tenants' days and of all tenants together learns
/// no figure about fewer users than the floor.
class TenantSubtractionTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final int DAYS = 12;
  private static final int TENANTS = 4;

  /// Days of random tenants: some of many users, some of few, with many silent days.
  private static List<TenantDay> randomDays(Random random) {
    List<TenantDay> days = new ArrayList<>();
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      int users = 1 + random.nextInt(random.nextBoolean() ? 6 : 20);
      double activity = random.nextDouble();
      boolean isWeekly = random.nextInt(3) == 0;
      List<Set<Integer>> active = new ArrayList<>();
      for (int day = 0; day < DAYS; day++) {
        active.add(new HashSet<>());
        for (int user = 0; user < users && (!isWeekly || day % 7 == 2); user++) {
          if (random.nextDouble() < activity) {
            active.get(day).add(user);
          }
        }
      }
      days.addAll(days("t" + tenant, active));
    }
    return days;
  }

  private static List<TenantDay> days(String tenant, List<Set<Integer>> active) {
    List<TenantDay> days = new ArrayList<>();
    for (int day = 0; day < active.size(); day++) {
      Set<Integer> week = new HashSet<>();
      active.subList(Math.max(0, day - 6), day + 1).forEach(week::addAll);
      days.add(
          new TenantDay(
              tenant,
              FIRST.plusDays(day),
              active.get(day).size(),
              mean(active, day - 6, day).orElseThrow(),
              mean(active, day - 13, day - 7),
              week.size()));
    }
    return days;
  }

  private static OptionalDouble mean(List<Set<Integer>> active, int from, int to) {
    return IntStream.rangeClosed(Math.max(0, from), to).map(d -> active.get(d).size()).average();
  }

  private static boolean isShown(Floored<?> figure) {
    return figure instanceof Floored.Shown;
  }

  private static long[] sumOf(int rows, IntStream cells) {
    long[] sum = new long[rows];
    cells.forEach(cell -> sum[cell] = 1);
    return sum;
  }

  /// The sums that are known of a figure of which each tenant's value is a cell.
  private static KnownSums known(
      List<TenantDay> days,
      List<FlooredTenantDay> shown,
      Function<FlooredTenantDay, Floored<Long>> figure) {
    KnownSums known = new KnownSums();
    for (int row = 0; row < shown.size(); row++) {
      if (isShown(figure.apply(shown.get(row)))) {
        known.add(sumOf(days.size(), IntStream.of(row)));
      }
    }
    for (int day = 0; day < DAYS; day++) {
      known.add(sumOf(days.size(), tenantsOf(day)));
    }
    return known;
  }

  private static IntStream tenantsOf(int day) {
    return IntStream.range(0, TENANTS).map(tenant -> tenant * DAYS + day);
  }

  private static void addMeans(KnownSums known, List<FlooredTenantDay> shown) {
    for (int row = 0; row < shown.size(); row++) {
      int first = row / DAYS * DAYS;
      int week = Math.max(first, row - 6);
      int before = Math.max(first, week - 7);
      if (isShown(shown.get(row).avg7d())) {
        known.add(sumOf(shown.size(), IntStream.rangeClosed(week, row)));
      }
      if (isShown(shown.get(row).prevAvg7d())) {
        known.add(sumOf(shown.size(), IntStream.range(before, week)));
      }
    }
  }

  /// No hidden tenants of a day whose users together are under the floor can be computed, unless
  /// the whole day is under it and so hidden.
  private static void assertSafe(
      KnownSums known,
      List<TenantDay> days,
      List<FlooredTenantDay> shown,
      Function<TenantDay, Long> value,
      Function<FlooredTenantDay, Floored<Long>> figure,
      KFloor floor) {
    for (int day = 0; day < DAYS; day++) {
      long whole = tenantsOf(day).mapToLong(row -> value.apply(days.get(row))).sum();
      if (floor.hides(whole)) {
        continue;
      }
      int[] hidden = tenantsOf(day).filter(r -> !isShown(figure.apply(shown.get(r)))).toArray();
      for (int subset = 1; subset < 1 << hidden.length; subset++) {
        int[] group = bits(hidden, subset);
        long users = IntStream.of(group).mapToLong(row -> value.apply(days.get(row))).sum();
        assertThat(floor.hides(users) && known.tell(sumOf(days.size(), IntStream.of(group))))
            .as("day %s, rows %s", day, group)
            .isFalse();
      }
    }
  }

  private static int[] bits(int[] cells, int subset) {
    return IntStream.range(0, cells.length)
        .filter(i -> (subset >> i & 1) == 1)
        .map(i -> cells[i])
        .toArray();
  }

  /// What is checked of days and of what is shown of them.
  private interface Check {
    void of(List<TenantDay> days, List<FlooredTenantDay> shown);
  }

  private static void everyRandomLake(KFloor floor, Check check) {
    for (long seed = 0; seed < 300; seed++) {
      List<TenantDay> days = randomDays(new Random(seed));
      check.of(days, FlooredTenantDay.of(days, floor));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void dailyUsers_cannotBeComputedFromTotalsAndMeans(int least) {
    KFloor floor = new KFloor(least);
    everyRandomLake(
        floor,
        (days, shown) -> {
          KnownSums known = known(days, shown, FlooredTenantDay::dau);
          addMeans(known, shown);
          assertSafe(known, days, shown, TenantDay::dau, FlooredTenantDay::dau, floor);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void weeklyUsers_cannotBeComputedFromTotals(int least) {
    KFloor floor = new KFloor(least);
    everyRandomLake(
        floor,
        (days, shown) ->
            assertSafe(
                known(days, shown, FlooredTenantDay::wau7d),
                days,
                shown,
                TenantDay::wau7d,
                FlooredTenantDay::wau7d,
                floor));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 8})
  void weekThatIsItsOneHiddenDay_isHidden(int least) {
    everyRandomLake(
        new KFloor(least),
        (days, shown) -> {
          for (int row = 0; row < shown.size(); row++) {
            List<FlooredTenantDay> week =
                shown.subList(Math.max(row / DAYS * DAYS, row - 6), row + 1);
            long hidden = week.stream().filter(day -> !isShown(day.dau())).count();
            boolean othersAreSilent =
                week.stream().allMatch(day -> day.dau().either(users -> users == 0, true));
            assertThat(hidden == 1 && othersAreSilent && isShown(shown.get(row).wau7d())).isFalse();
          }
        });
  }

  @Test
  void withoutTheComplement_theSameCheckFindsALeak() {
    List<TenantDay> days = new ArrayList<>();
    for (int users : new int[] {9, 8, 7, 3}) {
      Set<Integer> daily = IntStream.range(0, users).boxed().collect(Collectors.toSet());
      days.addAll(days("t" + users, Collections.nCopies(DAYS, daily)));
    }
    KnownSums known = new KnownSums();
    known.add(sumOf(days.size(), tenantsOf(0)));
    IntStream.range(0, 3).forEach(t -> known.add(sumOf(days.size(), IntStream.of(t * DAYS))));

    assertThat(known.tell(sumOf(days.size(), IntStream.of(3 * DAYS)))).isTrue();
    assertThat(known.tell(sumOf(days.size(), IntStream.of(3 * DAYS + 1)))).isFalse();
    FlooredTenantDay seven = FlooredTenantDay.of(days, KFloor.DEFAULT).get(2 * DAYS);
    assertThat(seven.dau()).isInstanceOf(Floored.Suppressed.class);
  }
}

package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlooredTenantDayTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

  /// Days of a tenant, each active user of a week counted once by the greatest day in it.
  private static List<TenantDay> days(String tenant, long... dau) {
    List<TenantDay> days = new ArrayList<>();
    for (int i = 0; i < dau.length; i++) {
      long wau =
          IntStream.rangeClosed(Math.max(0, i - 6), i).mapToLong(d -> dau[d]).max().orElse(0);
      days.add(
          new TenantDay(
              tenant,
              FIRST.plusDays(i),
              dau[i],
              mean(dau, i - 6, i).orElseThrow(),
              mean(dau, i - 13, i - 7),
              wau));
    }
    return days;
  }

  private static OptionalDouble mean(long[] dau, int from, int to) {
    return IntStream.rangeClosed(Math.max(0, from), to).mapToLong(d -> dau[d]).average();
  }

  private static List<FlooredTenantDay> floored(List<TenantDay> days) {
    return FlooredTenantDay.of(days, KFloor.DEFAULT);
  }

  private static String line(FlooredTenantDay day) {
    return String.join(
        " ",
        day.dau().text(String::valueOf),
        day.avg7d().text(String::valueOf),
        day.prevAvg7d().text(m -> m.isPresent() ? String.valueOf(m.getAsDouble()) : "-"),
        day.wau7d().text(String::valueOf),
        day.isDrop30pct().text(String::valueOf));
  }

  @ParameterizedTest
  @CsvSource({
    "4, suppressed suppressed - suppressed false",
    "5, 5 5.0 - 5 false",
    "6, 6 6.0 - 6 false"
  })
  void firstDay_isShownFromTheFloorOn(long users, String line) {
    assertThat(line(floored(days("acme", users)).getFirst())).isEqualTo(line);
  }

  @Test
  void mean_isHiddenAsLongAsItsOneHiddenDayCouldBeSubtracted() {
    List<FlooredTenantDay> days = floored(days("acme", 9, 3, 9, 9, 9, 9, 9, 9, 9));
    assertThat(line(days.get(1))).isEqualTo("suppressed suppressed - 9 false");
    for (int day = 2; day <= 7; day++) {
      assertThat(line(days.get(day))).startsWith("9 suppressed ");
    }
    assertThat(line(days.get(8))).startsWith("9 9.0 suppressed 9 ");
  }

  @Test
  void daysWithoutUsers_areToldOnlyOfWeeksWithEnough() {
    assertThat(line(floored(days("acme", 1, 0)).get(1))).startsWith("suppressed suppressed");
    assertThat(line(floored(days("acme", 8, 0)).get(1))).isEqualTo("0 4.0 - 8 false");
  }

  @Test
  void tenantThatVanishes_isFlaggedByTheUsersItHad() {
    long[] large = {9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0};
    long[] small = {4, 4, 4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 0};
    assertThat(line(floored(days("acme", large)).getLast()))
        .isEqualTo("suppressed suppressed 9.0 suppressed true");
    assertThat(line(floored(days("acme", small)).getLast()))
        .isEqualTo("suppressed suppressed suppressed suppressed suppressed");
  }

  @Test
  void tenants_areKeptApart() {
    List<TenantDay> both = new ArrayList<>(days("acme", 9, 1));
    both.addAll(days("zeta", 9));
    assertThat(line(floored(both).getLast())).isEqualTo("9 9.0 - 9 false");
  }

  @Test
  void smallestShownTenant_isHiddenBesideAHiddenOne() {
    List<TenantDay> three = new ArrayList<>(days("acme", 9));
    three.addAll(days("beta", 3));
    three.addAll(days("zeta", 7));
    assertThat(floored(three))
        .extracting(FlooredTenantDayTest::line)
        .containsExactly(
            "9 9.0 - 9 false",
            "suppressed suppressed - suppressed false",
            "suppressed suppressed - suppressed false");
  }
}

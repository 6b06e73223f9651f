package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantActivesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);
  private static final String HEADER = "tenant_id,user_id,event_time,event_name\n";

  private record Event(String tenant, String user, LocalDate day, String name) {}

  @TempDir Path folder;

  private List<TenantDay> of(String rows, Gaps gaps) {
    return actives(rows, gaps).days();
  }

  private TenantActives actives(String rows, Gaps gaps) {
    return new TableFixture(folder)
        .csv(HEADER + rows, meter -> meter.tenantActives(Meter.CHAT_TURN, gaps, TODAY));
  }

  private static String days(String tenant, int users, int from, int to) {
    StringBuilder rows = new StringBuilder();
    for (int day = from; day <= to; day++) {
      for (int user = 0; user < users; user++) {
        rows.append("%s,u%d,2026-01-%02dT10:00:00Z,chat_turn%n".formatted(tenant, user, day));
      }
    }
    return rows.toString();
  }

  @Test
  void tenantThatVanishes_isFlaggedUnderCalendarOnly() {
    String rows = days("gone", 4, 1, 14) + days("stays", 2, 1, 20);
    List<TenantDay> calendar = of(rows, Gaps.CALENDAR);
    assertThat(calendar).hasSize(40);
    assertThat(calendar.get(13).isDrop30pct()).isFalse();
    // Two silent days: 20 of 28 is 0.714; three: 16 of 28 is 0.571.
    assertThat(calendar.get(15).avg7d()).isEqualTo(20 / 7.0);
    assertThat(calendar.get(15).isDrop30pct()).isFalse();
    assertThat(calendar.get(16).isDrop30pct()).isTrue();
    assertThat(calendar.get(19).dau()).isZero();
    assertThat(calendar.get(19).wau7d()).isEqualTo(4);
    assertThat(calendar.subList(20, 40)).noneMatch(TenantDay::isDrop30pct);
    List<TenantDay> rowsOnly = of(rows, Gaps.ROWS);
    assertThat(rowsOnly).hasSize(34).noneMatch(TenantDay::isDrop30pct);
  }

  @Test
  @Timeout(30)
  void calendar_endsAtTodayAndCountsWhatLiesAhead() {
    String sane = days("a", 2, 1, 3) + days("b", 1, 2, 2);
    String ahead =
        "a,u0,2400-01-01,chat_turn\na,u9,2026-04-02,login\nlate,u1,2026-05-01,chat_turn\n";
    TenantActives actives = actives(sane + ahead, Gaps.CALENDAR);

    assertThat(actives.days()).isEqualTo(actives(sane, Gaps.CALENDAR).days()).hasSize(5);
    assertThat(actives.ahead())
        .isEqualTo(new DaysAhead(3, 3, Optional.of(LocalDate.of(2400, 1, 1))));
    assertThat(actives(sane, Gaps.CALENDAR).ahead()).isEqualTo(DaysAhead.NONE);
    assertThat(actives(days("a", 1, 1, 1) + "a,u,2026-04-01,chat_turn\n", Gaps.CALENDAR).ahead())
        .as("today is not ahead")
        .isEqualTo(DaysAhead.NONE);
  }

  @Test
  void rowsThatAllLieAhead_areTheCalendar() {
    TenantActives actives =
        actives("a,u,2027-01-01,chat_turn\na,u,2027-01-04,chat_turn\n", Gaps.CALENDAR);
    assertThat(actives.days()).hasSize(4);
    assertThat(actives.ahead()).isEqualTo(DaysAhead.NONE);
  }

  @Test
  void rowsWithoutACalendar_areNotCut() {
    TenantActives actives =
        actives("a,u,2026-01-01,chat_turn\na,u,2400-01-01,chat_turn\n", Gaps.ROWS);
    assertThat(actives.days()).hasSize(2);
    assertThat(actives.ahead()).isEqualTo(DaysAhead.NONE);
  }

  @Test
  void ineligibleEvents_makeNoRowButTheLastDayOfTheData() {
    String rows =
        "a,u,2026-01-02,chat_turn\n"
            + "a,v,2026-01-01,login\n"
            + "a,v,2026-01-03,login\n"
            + "b,w,2026-01-04,login\n";
    assertThat(of(rows, Gaps.ROWS))
        .extracting(TenantDay::eventDate)
        .containsExactly(LocalDate.of(2026, 1, 2));
    assertThat(of(rows, Gaps.CALENDAR))
        .extracting(day -> day.tenantId() + day.eventDate() + day.dau())
        .containsExactly("a2026-01-021", "a2026-01-030", "a2026-01-040");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02, 2026-01-02",
    "2026-01-02T00:30:00+02:00, 2026-01-01",
    "2026-01-01T22:30:00-04:00, 2026-01-02",
    "2026-01-01T22:30:00-0400, 2026-01-02",
    "2026-01-01T23:59:59.999999Z, 2026-01-01",
    "2026-01-01 23:30:00, 2026-01-01",
    "2026-01-01T23:30, 2026-01-01",
    "86400, 1970-01-02",
    "86399.9, 1970-01-01",
    "1969-12-31T23:59:59Z, 1969-12-31",
  })
  void eventTime_isADayInUtc(String time, LocalDate day) {
    assertThat(of("a,u," + time + ",chat_turn\n", Gaps.CALENDAR))
        .extracting(TenantDay::eventDate)
        .containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "epoch, text of 5 characters",
    "2026-02-30, text of 10 characters",
    "yesterday, text of 9 characters",
    "-5, -5",
    "1767225600000, 1767225600000",
    "'', an empty cell",
  })
  void eventTime_thatIsNoneIsBadInput(String time, String found) {
    assertThatThrownBy(() -> of("a,u," + time + ",chat_turn\n", Gaps.ROWS))
        .hasMessageContaining("row 1 (line 2), column event_time: found " + found + ", expected");
  }

  @Test
  void noEligibleEvents_areNoRows() {
    assertThat(of("", Gaps.CALENDAR)).isEmpty();
    assertThat(of("a,u,2026-01-01,login\n", Gaps.CALENDAR)).isEmpty();
    assertThat(of("a,u,2026-01-01,login\n", Gaps.ROWS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void rows_equalThoseByCountingSets(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 250; i++) {
      LocalDate day = LocalDate.of(2026, 2, 1).plusDays((long) (random.nextDouble() * 45));
      Event event =
          new Event(
              "t" + random.nextInt(4),
              "u" + random.nextInt(9),
              day,
              random.nextInt(5) == 0 ? "login" : "chat_turn");
      events.add(event);
      rows.append("%s,%s,%s,%s%n".formatted(event.tenant, event.user, day, event.name));
    }
    for (Gaps gaps : Gaps.values()) {
      assertThat(of(rows.toString(), gaps)).isEqualTo(byCountingSets(events, gaps));
    }
  }

  private static List<TenantDay> byCountingSets(List<Event> events, Gaps gaps) {
    LocalDate last = events.stream().map(Event::day).max(LocalDate::compareTo).orElseThrow();
    List<Event> eligible = events.stream().filter(e -> e.name.equals("chat_turn")).toList();
    List<TenantDay> rows = new ArrayList<>();
    for (String tenant : new TreeSet<>(eligible.stream().map(Event::tenant).toList())) {
      List<Event> own = eligible.stream().filter(e -> e.tenant.equals(tenant)).toList();
      TreeSet<LocalDate> days = new TreeSet<>(own.stream().map(Event::day).toList());
      if (gaps == Gaps.CALENDAR) {
        days.addAll(days.first().datesUntil(last.plusDays(1)).toList());
      }
      rows.addAll(tenantRows(tenant, own, List.copyOf(days)));
    }
    return rows;
  }

  private static List<TenantDay> tenantRows(String tenant, List<Event> own, List<LocalDate> days) {
    long[] dau = days.stream().mapToLong(day -> users(own, day, day).size()).toArray();
    List<TenantDay> rows = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      LocalDate day = days.get(i);
      rows.add(
          new TenantDay(
              tenant,
              day,
              dau[i],
              mean(dau, i - 6, i).orElseThrow(),
              mean(dau, i - 13, i - 7),
              users(own, day.minusDays(6), day).size()));
    }
    return rows;
  }

  private static OptionalDouble mean(long[] dau, int from, int to) {
    return IntStream.rangeClosed(Math.max(0, from), to).mapToLong(i -> dau[i]).average();
  }

  private static Set<String> users(List<Event> own, LocalDate from, LocalDate to) {
    Set<String> users = new HashSet<>();
    own.stream()
        .filter(e -> !e.day.isBefore(from) && !e.day.isAfter(to))
        .forEach(e -> users.add(e.user));
    return users;
  }

  @Test
  void drop_isAtSeventyPercentAndNeverFromNothing() {
    LocalDate day = LocalDate.EPOCH;
    assertThat(new TenantDay("t", day, 7, 7, OptionalDouble.of(10), 7).isDrop30pct()).isTrue();
    assertThat(new TenantDay("t", day, 8, 7.01, OptionalDouble.of(10), 8).isDrop30pct()).isFalse();
    assertThat(new TenantDay("t", day, 0, 0, OptionalDouble.of(0), 0).isDrop30pct()).isFalse();
    assertThat(new TenantDay("t", day, 0, 0, OptionalDouble.empty(), 0).isDrop30pct()).isFalse();
  }
}

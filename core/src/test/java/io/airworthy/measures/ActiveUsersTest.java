package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.testkit.SharedData;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveUsersTest {
  private static final int DAY = 86_400;

  private record Event(long seconds, String user) {}

  @TempDir Path folder;

  private ActiveUsers of(String text, int windowDays) {
    return new TableFixture(folder).csv(text, meter -> meter.activeUsers(windowDays));
  }

  private static String csv(List<Event> events) {
    StringBuilder text = new StringBuilder("timestamp,user_id\n");
    events.forEach(e -> text.append(e.seconds).append(',').append(e.user).append('\n'));
    return text.toString();
  }

  @Test
  void window_holdsConsecutiveDaysAndAUserOnce() {
    String text =
        "user_id,timestamp\nd,%d\na,0\nb,86399\na,86400\nc,%d\n".formatted(30 * DAY, 30 * DAY - 1);
    assertThat(of(text, 30))
        .isEqualTo(
            new ActiveUsers(
                3,
                30,
                Optional.of(LocalDate.of(1970, 1, 1)),
                Optional.of(LocalDate.of(1970, 1, 30)),
                5,
                4));
  }

  @Test
  void window_isTheEarliestAndStartsOnADayWithAnEvent() {
    String text = "timestamp,user_id\n%d,a\n%d,b\n%d,c\n".formatted(9 * DAY, 20 * DAY, 40 * DAY);
    assertThat(of(text, 3).windowStart()).contains(LocalDate.of(1970, 1, 10));
    assertThat(of(text, 12).windowStart()).contains(LocalDate.of(1970, 1, 10));
    assertThat(of(text, 12).windowEnd()).contains(LocalDate.of(1970, 1, 21));
  }

  @Test
  void fraction_belongsToItsSecond() {
    assertThat(of("timestamp,user_id\n86399.999,a\n8.64e4,b\n", 1).maxDistinctUsers()).isEqualTo(1);
  }

  @Test
  void noEvents_areZeroUsersAndNoDays() {
    assertThat(of("timestamp,user_id\n", 30))
        .isEqualTo(new ActiveUsers(0, 30, Optional.empty(), Optional.empty(), 0, 0));
  }

  @Test
  void window_mayBeLongerThanAllTime() {
    ActiveUsers all = of("timestamp,user_id\n0,a\n253402300799,b\n", Integer.MAX_VALUE);
    assertThat(all.maxDistinctUsers()).isEqualTo(2);
    assertThat(all.windowStart()).contains(LocalDate.EPOCH);
  }

  @Test
  void windowOfNoDays_isWrongUse() {
    assertThatThrownBy(() -> of("timestamp,user_id\n", 0)).hasMessageContaining("at least 1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answer_equalsTheOneByTryingEveryWindow(long seed) {
    Random random = new Random(seed);
    List<Event> events = new ArrayList<>();
    int span = 5 + random.nextInt(60);
    for (int i = random.nextInt(120); i >= 0; i--) {
      long seconds = (10 + random.nextInt(span)) * (long) DAY + random.nextInt(DAY);
      events.add(new Event(seconds, "u" + random.nextInt(25)));
    }
    int windowDays = 1 + random.nextInt(12);
    assertThat(of(csv(events), windowDays)).isEqualTo(byTryingEveryWindow(events, windowDays));
  }

  /// Tries every window that starts on any day, even long before the first event.
  private static ActiveUsers byTryingEveryWindow(List<Event> events, int windowDays) {
    int most = 0;
    long firstDay = Long.MIN_VALUE;
    for (long start = -windowDays; start < 100; start++) {
      Set<String> users = new HashSet<>();
      long firstInside = Long.MAX_VALUE;
      for (Event event : events) {
        long day = Math.floorDiv(event.seconds, DAY);
        if (day >= start && day < start + windowDays) {
          users.add(event.user);
          firstInside = Math.min(firstInside, day);
        }
      }
      if (users.size() > most) {
        most = users.size();
        firstDay = firstInside;
      }
    }
    return new ActiveUsers(
        most,
        windowDays,
        Optional.of(LocalDate.ofEpochDay(firstDay)),
        Optional.of(LocalDate.ofEpochDay(firstDay + windowDays - 1)),
        events.size(),
        events.stream().map(Event::user).distinct().count());
  }

  @Test
  void convai2_equalsTheOneByTryingEveryWindow() throws Exception {
    Path path = SharedData.require("convai2/data_volunteers.json");
    List<Event> events = new ArrayList<>();
    for (JsonNode session : new ObjectMapper().readTree(path.toFile())) {
      String start = session.get("start_time").asText().replace(' ', 'T');
      long seconds = LocalDateTime.parse(start).toEpochSecond(ZoneOffset.UTC);
      for (String side : List.of("participant1_id", "participant2_id")) {
        if (session.get(side).get("class").asText().equals("User")) {
          events.add(new Event(seconds, session.get(side).get("user_id").asText()));
        }
      }
    }
    ActiveUsers answer = of(csv(events), 30);
    assertThat(answer).isEqualTo(slowly(events, 30));
    assertThat(answer.users()).isEqualTo(789);
  }

  private static ActiveUsers slowly(List<Event> events, int windowDays) {
    long first = events.stream().mapToLong(Event::seconds).min().orElseThrow() / DAY;
    List<Event> moved =
        events.stream().map(e -> new Event(e.seconds - first * DAY, e.user)).toList();
    ActiveUsers found = byTryingEveryWindow(moved, windowDays);
    return new ActiveUsers(
        found.maxDistinctUsers(),
        windowDays,
        found.windowStart().map(day -> day.plusDays(first)),
        found.windowEnd().map(day -> day.plusDays(first)),
        found.events(),
        found.users());
  }
}

package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RollingDaysTest {
  private static final long DAY = 86_400_000_000L;

  private final InMemoryLakeView lake = new InMemoryLakeView();

  @AfterEach
  void close() {
    lake.close();
  }

  private float feature(String judged, String name) {
    lake.rating(judged, "2026-12-01 00:00:00", 2);
    TrainingSet set =
        new TrainingSetBuilder()
            .build(
                lake,
                LabelDefinition.named("dissatisfied"),
                Target.PREDICT,
                Instant.parse("2026-12-31T00:00:00Z"),
                Instant.parse("2026-01-01T00:00:00Z"))
            .trainingSet();
    int last = set.rows() - 1;
    return set.features().value(last, set.features().names().indexOf(name));
  }

  @Test
  void day_beginsAtMidnightUtcWhateverTheZoneOfTheMachine() {
    lake.turn("1", "a", "2026-01-09 23:59:59.999999").turn("2", "b", "2026-01-10 00:00:00");
    lake.turn("3", "c", "2026-01-10 23:59:49.999998");
    lake.run("update turns set available_at = event_time, end_time = event_time");
    lake.turn("9", "z", "2026-01-11 00:00:00");
    assertThat(feature("9", "tenant_1d.turns")).isEqualTo(2);
    assertThat(feature("9", "tenant_7d.turns")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-03-08", "2026-03-29", "2026-10-25", "2026-11-01"})
  void day_isTwentyFourHoursWhereClocksAreChanged(String changed) {
    lake.turn("1", "a", changed + " 00:00:00").turn("2", "b", changed + " 01:30:00");
    lake.turn("3", "c", changed + " 02:30:00").turn("4", "d", changed + " 23:59:00");
    String next = Instant.parse(changed + "T00:00:00Z").plusSeconds(86_400).toString();
    lake.turn("9", "z", next.replace("T", " ").replace("Z", ""));
    assertThat(feature("9", "tenant_1d.turns")).isEqualTo(4);
  }

  @Test
  void turn_countsFromTheFirstMidnightThatKnewIt() {
    lake.turn("1", "a", "2026-01-09 12:00:00");
    lake.run("update turns set available_at = '2026-01-10 00:00:00.000001'");
    lake.turn("8", "y", "2026-01-10 08:00:00").turn("9", "z", "2026-01-11 08:00:00");
    assertThat(feature("8", "tenant_7d.turns")).isNaN();
    assertThat(feature("9", "tenant_7d.turns")).isEqualTo(2);
    assertThat(feature("9", "tenant_1d.turns")).isEqualTo(1);
  }

  @Test
  void silence_isZeroTurnsNotAnOldFigure() {
    lake.turn("1", "a", "2026-01-09 12:00:00").turn("9", "z", "2026-01-20 12:00:00");
    assertThat(feature("9", "tenant_1d.turns")).isZero();
    assertThat(feature("9", "tenant_7d.turns")).isZero();
    assertThat(feature("9", "tenant_30d.turns")).isEqualTo(1);
    assertThat(feature("9", "tenant_7d.error_rate")).isNaN();
  }

  @Test
  void positiveRate_countsLabelsOnceTheyAreMature() {
    lake.turn("1", "a", "2026-01-09 12:00:00").turn("2", "b", "2026-01-09 12:00:00");
    lake.rating("1", "2026-01-09 12:01:00", 1).rating("2", "2026-01-09 12:01:00", 5);
    lake.turn("8", "y", "2026-01-10 23:00:00").turn("9", "z", "2026-01-11 01:00:00");
    assertThat(feature("8", "tenant_7d.positive_rate")).isNaN();
    assertThat(feature("9", "tenant_7d.positive_rate")).isEqualTo(0.5f);
  }

  /// Every midnight's totals against counting all turns anew.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void totals_equalCountingEveryMidnightAnew(long seed) {
    Random random = new Random(seed);
    List<long[]> turns = new ArrayList<>();
    List<String> tuples = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      long event = random.nextInt(20) * DAY + random.nextInt(4) * (DAY / 4);
      long available = event + random.nextInt(3) * random.nextInt(10) * (DAY / 4);
      turns.add(new long[] {event, available});
      tuples.add("(%d, 1, make_timestamp(%d), make_timestamp(%d))".formatted(i, event, available));
    }
    lake.run(
        "create table session_turns as select *, event_time as end_time, null as error_type,"
            + " false as reply_refusal, 0.1 as message_frustration, 0.5 as message_sentiment"
            + " from (values "
            + String.join(", ", tuples)
            + ") t(turn_no, tenant_no, event_time, available_at)");
    lake.run("create table label_versions (turn_no bigint, known_at timestamp, positive int)");
    SqlText rolling =
        SqlText.of(RollingDaysTest.class, "rolling_days").with("key", "tenant_no").with("days", 7);
    Database database = new Database(lake.connection());
    database.run("totals", "create table totals as " + rolling.complete());
    for (long midnight = 0; midnight < 40 * DAY; midnight += DAY) {
      long at = midnight;
      long expected =
          turns.stream()
              .filter(turn -> turn[0] < at && turn[0] >= at - 7 * DAY && turn[1] <= at)
              .count();
      long found =
          database.number(
              "turns",
              "select coalesce(max_by(turns, event_time), 0) from totals"
                  + " where event_time <= make_timestamp("
                  + at
                  + ")");
      assertThat(found).as("seed %d, day %d", seed, at / DAY).isEqualTo(expected);
    }
  }
}

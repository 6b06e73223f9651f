package io.airworthy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Feedback;
import io.airworthy.Identifier;
import io.airworthy.KFloor;
import io.airworthy.Operation;
import io.airworthy.Pseudonym;
import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.TraceId;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.lake.LakeView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DashboardFloorTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final int CENTURIES = 136_600;
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final Identifier TENANT = new Identifier("acme");

  private final List<Turn> turns = new ArrayList<>();
  private final List<Feedback> feedback = new ArrayList<>();

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  /// One turn on a day by each of so many users, always the same ones.
  private DashboardFloorTest users(int day, int count) {
    for (int user = 0; user < count; user++) {
      turns.add(turn(day, Optional.of(pseudonym(user))));
    }
    return this;
  }

  private DashboardFloorTest strangers(int day, int count) {
    for (int i = 0; i < count; i++) {
      turns.add(turn(day, Optional.empty()));
    }
    return this;
  }

  private static Pseudonym pseudonym(int user) {
    return new Pseudonym(0, user + 1);
  }

  private Turn turn(int day, Optional<Pseudonym> user) {
    int number = turns.size() + 1;
    Instant start = MIDNIGHT.plus(Duration.ofDays(day)).plusSeconds(number);
    return new Turn(
        new SpanRef(new TraceId(0, number), new SpanId(number)),
        Optional.empty(),
        TENANT,
        user,
        Optional.empty(),
        Optional.of(new Pseudonym(0, 1000 + number)),
        start,
        start.plusMillis(10),
        start.plusMillis(20),
        Operation.CHAT,
        TurnContext.unknown(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// A good rating of each of the first turns, by nobody in particular: the turn tells who it was.
  private DashboardFloorTest ratings(int count) {
    for (Turn turn : turns.subList(0, count)) {
      boolean bySpan = feedback.size() % 2 == 0;
      feedback.add(
          new Feedback(
              bySpan ? Optional.of(turn.span()) : Optional.empty(),
              bySpan ? Optional.empty() : turn.responseId(),
              TENANT,
              Optional.empty(),
              Optional.empty(),
              turn.endTime(),
              turn.availableAt(),
              new Identifier("satisfaction"),
              OptionalDouble.of(5),
              Optional.empty()));
    }
    return this;
  }

  private Figures figures(KFloor floor) {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, new TelemetryBatch(turns, feedback, List.of(), List.of()));
      try (LakeView view = lake.view()) {
        return Figures.of(view, floor, TODAY);
      }
    }
  }

  private static List<String> read(Figures figures, String name) {
    return figures.series().values().get(name).stream()
        .map(v -> v.text(n -> n.isPresent() ? "%.0f".formatted(n.getAsDouble()) : "no data"))
        .toList();
  }

  @Test
  void everyFigureOfASmallDay_isSuppressed() {
    Figures figures = users(0, 4).users(1, 5).figures(KFloor.DEFAULT);

    assertThat(figures.series().values().keySet())
        .allSatisfy(name -> assertThat(read(figures, name).getFirst()).isEqualTo("suppressed"));
    assertThat(read(figures, "turns").getLast()).isEqualTo("5");
    assertThat(read(figures, "latency_p50_millis").getLast()).isEqualTo("10");
  }

  @Test
  void shareOfAFewUsersOfALargeDay_isSuppressed() {
    Figures four = users(0, 9).ratings(4).figures(KFloor.DEFAULT);

    assertThat(read(four, "satisfaction_rate")).containsExactly("suppressed");
    assertThat(read(four, "dissatisfaction_rate")).containsExactly("suppressed");
    assertThat(read(four, "sessions")).containsExactly("9");
  }

  @Test
  void shareOfEnoughUsers_isShownAndUndefinedIsNoData() {
    Figures five = users(0, 9).users(1, 9).ratings(5).figures(KFloor.DEFAULT);

    assertThat(read(five, "satisfaction_rate")).containsExactly("1", "no data");
    assertThat(read(five, "frustration_rate")).containsExactly("no data", "no data");
  }

  @Test
  void severalRatingsOfOneUser_areAboutOneUser() {
    Figures figures = users(0, 1).users(0, 1).users(0, 1).users(0, 9).ratings(7).figures(floor(5));

    assertThat(read(figures, "satisfaction_rate")).containsExactly("suppressed");
  }

  @Test
  void silentDay_isZeroBesideManyUsersAndSuppressedBesideFew() {
    Figures figures = users(0, 3).users(2, 9).users(4, 9).figures(KFloor.DEFAULT);

    assertThat(read(figures, "turns")).containsExactly("suppressed", "suppressed", "9", "0", "9");
    assertThat(read(figures, "users").get(3)).isEqualTo("0");
  }

  @Test
  void turnsOfNobodyKnown_countForNoUser() {
    Figures figures = users(0, 9).strangers(1, 9).figures(KFloor.DEFAULT);

    assertThat(read(figures, "turns")).containsExactly("9", "suppressed");
    assertThat(read(figures, "users_7d")).containsExactly("9", "9");
  }

  @Test
  void floorOfTheConfiguration_isTheOneThatHolds() {
    Figures figures = users(0, 9).users(1, 12).figures(floor(10));

    assertThat(read(figures, "users")).containsExactly("suppressed", "12");
    assertThat(OverviewText.tooFew(figures.floor())).isEqualTo("fewer than 10 users");
  }

  private String period(Figures figures) {
    return new OverviewText(figures, false, List.of()).overview().period();
  }

  @Test
  @Timeout(60)
  void daysAfterToday_areLeftOutAndSaid() {
    Figures figures = users(0, 9).users(1, 9).users(CENTURIES, 6).figures(KFloor.DEFAULT);

    assertThat(figures.series().days()).hasSize(2);
    assertThat(read(figures, "users_30d")).containsExactly("9", "9");
    assertThat(period(figures))
        .isEqualTo(
            "2026-03-02 to 2026-03-03, UTC days; 6 turns dated later, the latest 2400-03-01, are"
                + " left out");
    assertThat(OverviewData.document(figures, List.of()).path("ahead").toString())
        .isEqualTo("{\"turns\":6,\"latest\":\"2400-03-01\"}");
    assertThat(figures.drops()).isEmpty();
  }

  @Test
  @Timeout(60)
  void turnsAheadOfFewUsers_areSaidWithoutTheirNumber() {
    Figures figures = users(0, 9).users(CENTURIES, 4).figures(KFloor.DEFAULT);

    assertThat(period(figures)).endsWith("turns dated later, of fewer than 5 users, are left out");
    assertThat(OverviewData.document(figures, List.of()).path("ahead").asText())
        .isEqualTo("suppressed");
  }

  @Test
  void daysThatAllLieAhead_areDrawn() {
    Figures figures = users(200, 9).users(202, 9).figures(KFloor.DEFAULT);

    assertThat(figures.series().days()).hasSize(3);
    assertThat(figures.ahead()).isEmpty();
  }

  private static KFloor floor(int users) {
    return new KFloor(users);
  }

  @Test
  void tenantThatVanishes_isToldByFiguresThatMayBeShown() {
    for (int day = 0; day < 8; day++) {
      users(day, 9);
    }
    users(14, 9);
    Drop drop = figures(KFloor.DEFAULT).drops().getFirst();

    assertThat(drop.since()).hasToString("2026-03-12");
    assertThat(drop.day().avg7d().text("%.2f"::formatted)).isEqualTo("1.29");
    assertThat(drop.day().prevAvg7d().text(v -> String.valueOf(v.orElse(0)))).isEqualTo("9.0");
  }

  @Test
  void fallThatRestsOnASmallDay_isToldWithoutItsFigures() {
    for (int day = 0; day < 7; day++) {
      users(day, 9);
    }
    for (int day = 7; day < 14; day++) {
      users(day, 4);
    }
    Figures figures = figures(KFloor.DEFAULT);

    assertThat(figures.drops()).hasSize(1);
    assertThat(new OverviewText(figures, false, List.of()).overview().drops().getFirst().average())
        .isEqualTo("suppressed");
    assertThat(OverviewData.document(figures, List.of()).at("/drops/0/avg_7d").asText())
        .isEqualTo("suppressed");
  }
}

package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.Identifier;
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
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class MeasureLakeTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  private record Answer(int code, String out, String err) {}

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  private Answer measure(String... args) {
    List<String> words = new ArrayList<>(List.of("measure"));
    words.addAll(List.of(args));
    words.addAll(List.of("--data-dir", dataDir.toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Airworthy.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }

  private JsonNode json(String... args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    if (!words.contains("--k-floor")) {
      words.addAll(List.of("--k-floor", "2"));
    }
    words.add("--json");
    Answer answer = measure(words.toArray(String[]::new));
    assertThat(answer.err).isEmpty();
    assertThat(answer.code).isZero();
    return new ObjectMapper().readTree(answer.out);
  }

  private static Turn turn(int number, String tenant, int user, int day) {
    Instant start = MIDNIGHT.plusSeconds(day * 86_400L + number);
    return new Turn(
        new SpanRef(new TraceId(0, number + 1), new SpanId(number + 1)),
        Optional.empty(),
        new Identifier(tenant),
        Optional.of(new Pseudonym(0, user)),
        Optional.empty(),
        Optional.empty(),
        start,
        start.plusMillis(10),
        start.plusMillis(20),
        Operation.CHAT,
        TurnContext.unknown(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.of(number * 10L),
        OptionalLong.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void ingest(Turn... turns) {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, new TelemetryBatch(List.of(turns), List.of(), List.of(), List.of()));
    }
  }

  private void fill() {
    ingest(turn(0, "acme", 1, 0), turn(1, "acme", 2, 1), turn(2, "zeta", 3, 1));
    ingest(turn(3, "zeta", 4, 2));
  }

  @Test
  void everyMeasure_namesTheSnapshotItAnsweredFrom() throws Exception {
    fill();
    JsonNode users = json("active-users", "--window-days", "2");
    assertThat(users.get("max_distinct_users").asInt()).isEqualTo(3);
    assertThat(users.get("window_start").asText()).isEqualTo("2026-03-02");
    assertThat(users.get("snapshot").asText()).isEqualTo("2-0-0-0");
    assertThat(json("active-users", "--approximate").get("users").asInt()).isEqualTo(4);
    JsonNode days = json("tenant-actives");
    assertThat(days).hasSize(5);
    assertThat(days.get(0).get("dau").asText()).isEqualTo("suppressed");
    assertThat(days.get(1).get("wau_7d").asText()).isEqualTo("suppressed");
    assertThat(days.get(2).get("wau_7d").asInt()).isEqualTo(2);
    assertThat(days.findValuesAsText("snapshot")).hasSize(5).containsOnly("2-0-0-0");
    JsonNode top = json("top", "--by", "tenant_id", "--k", "1");
    assertThat(top.toString())
        .isEqualTo("[{\"count\":2,\"snapshot\":\"2-0-0-0\",\"value\":\"acme\"}]");
    assertThat(json("top", "--by", "tenant_id", "--k", "1", "--approximate").get(0).get("count"))
        .isEqualTo(top.get(0).get("count"));
    assertThat(json("quantiles", "--of", "input_tokens", "--q", "0.5").toString())
        .isEqualTo("{\"0.5\":15.0,\"snapshot\":\"2-0-0-0\"}");
    assertThat(measure("active-users").out).contains("snapshot 2-0-0-0");
  }

  @Test
  void snapshotAndTenant_chooseTurns() throws Exception {
    fill();
    JsonNode before = json("active-users", "--snapshot", "1-0-0-0");
    assertThat(before.get("events").asInt()).isEqualTo(3);
    assertThat(before.get("snapshot").asText()).isEqualTo("1-0-0-0");
    assertThat(json("active-users", "--tenant", "zeta").get("users").asInt()).isEqualTo(2);
    assertThat(json("top", "--by", "tenant_id", "--tenant", "nobody")).isEmpty();
    assertThat(json("tenant-actives", "--tenant", "acme").findValuesAsText("tenant_id"))
        .containsExactly("acme", "acme", "acme");
    assertRefused("on which days a few users came", "tenant-actives", "--gaps", "rows");
    assertRefused("no snapshot 9 of turns", "active-users", "--snapshot", "9-0-0-0");
    assertRefused("expected 1 to 128", "active-users", "--tenant", "two words");
    assertRefused("no column y; there are: trace_id", "top", "--by", "y");
  }

  private void assertRefused(String message, String... args) {
    Answer answer = measure(args);
    assertThat(answer.err).contains(message);
    assertThat(answer.code).isEqualTo(2);
    assertThat(answer.out).isEmpty();
  }

  /// A lake of three tenants: one of five users, one of four, one of a single one.
  private void fillAroundTheFloor() {
    Turn[] turns = new Turn[10];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = turn(i, i < 5 ? "acme" : i < 9 ? "zeta" : "mini", i, 0);
    }
    ingest(turns);
  }

  @Test
  void onlySmallTenant_cannotBeComputedFromTheOthers() throws Exception {
    Turn[] turns = new Turn[9];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = turn(i, i < 5 ? "acme" : "zeta", i, 0);
    }
    ingest(turns);
    JsonNode acme = json("active-users", "--tenant", "acme", "--k-floor", "5");
    for (String figure : List.of("max_distinct_users", "users", "events", "window_start")) {
      assertThat(acme.get(figure).asText()).as(figure).isEqualTo("suppressed");
    }
    assertThat(json("active-users", "--k-floor", "5").get("users").asInt()).isEqualTo(9);
    for (JsonNode day : json("tenant-actives", "--tenant", "acme", "--k-floor", "5")) {
      assertThat(day.get("dau").asText()).isEqualTo("suppressed");
    }
  }

  @Test
  void figuresAboutFewerUsersThanTheFloor_areSuppressedInJson() throws Exception {
    fillAroundTheFloor();
    for (String[] floor : List.of(new String[] {"5", "5"}, new String[] {"6", "suppressed"})) {
      JsonNode acme = json("active-users", "--tenant", "acme", "--k-floor", floor[0]);
      for (String figure : List.of("max_distinct_users", "users", "events")) {
        assertThat(acme.get(figure).asText()).as(figure).isEqualTo(floor[1]);
      }
    }
    JsonNode zeta = json("active-users", "--tenant", "zeta", "--k-floor", "5");
    assertThat(zeta.findValuesAsText("window_start")).containsExactly("suppressed");
    JsonNode days = json("tenant-actives", "--k-floor", "5");
    assertThat(days.findValuesAsText("dau")).containsExactly("5", "suppressed", "suppressed");
    JsonNode top = json("top", "--by", "tenant_id", "--k-floor", "5");
    assertThat(top.findValuesAsText("count")).containsExactly("5", "suppressed", "suppressed");
    assertThat(top.findValuesAsText("value")).containsExactly("acme", "suppressed", "suppressed");
    String[] middle = {"quantiles", "--of", "input_tokens", "--q", "0.5", "--k-floor", "5"};
    assertThat(json(middle).get("0.5").asDouble()).isEqualTo(45.0);
  }

  private static final int CENTURIES = 136_600;

  /// Five users of a tenant on a day, and some of them centuries later.
  private void fillAhead(int later) {
    Turn[] turns = new Turn[5 + later];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = turn(i, "acme", i % 5, i < 5 ? 0 : CENTURIES);
    }
    ingest(turns);
  }

  @Test
  @Timeout(60)
  void turnsOfCenturiesAhead_areCountedAndLeftOutOfTheCalendar() throws Exception {
    fillAhead(5);
    Answer answer = measure("tenant-actives", "--json");
    assertThat(new ObjectMapper().readTree(answer.out)).hasSize(1);
    assertThat(answer.err)
        .contains("events dated after ", ": 5, the latest 2400-03-01; was a clock wrong?");
    assertThat(measure("active-users").out).containsPattern("events +10");
  }

  @Test
  @Timeout(60)
  void turnsAheadOfFewUsers_areNotCounted() {
    fillAhead(4);
    assertThat(measure("tenant-actives").err)
        .contains(": suppressed; was a clock wrong?")
        .doesNotContain("2400");
  }

  @Test
  void defaultFloor_isFiveInText() {
    fillAroundTheFloor();
    Answer users = measure("top", "--by", "user_id");
    assertThat(users.out)
        .contains("suppressed: about fewer than 5 users")
        .doesNotContain("0000000000");
    assertThat(measure("quantiles", "--of", "input_tokens", "--tenant", "zeta").out)
        .contains("suppressed")
        .doesNotContain("65");
    assertThat(measure("quantiles", "--of", "input_tokens", "--tenant", "acme").out)
        .contains("20.0");
    assertThat(measure("active-users", "--tenant", "zeta", "--approximate").out)
        .containsPattern("most distinct users +suppressed");
  }

  @Test
  void floorThatHidesNothing_isRefused() throws Exception {
    fillAroundTheFloor();
    assertRefused("--k-floor: found 0, expected 2", "active-users", "--k-floor", "0");
    assertRefused("expected 2 or more", "active-users", "--k-floor", "1");
    String file = Files.writeString(dataDir.resolve("t.csv"), "v\n1\n").toString();
    assertRefused("who the users are", "top", "--by", "v", "--k-floor", "5", file);
  }

  @Test
  void fileWithUsers_hasAFloorOnlyWhenAsked() throws Exception {
    String file =
        Files.writeString(dataDir.resolve("t.csv"), "timestamp,user_id\n1,a\n2,b\n").toString();
    assertThat(measure("active-users", file).out).doesNotContain("suppressed");
    assertThat(json("active-users", file, "--k-floor", "2").get("users").asInt()).isEqualTo(2);
    assertThat(json("active-users", file, "--k-floor", "3").get("users").asText())
        .isEqualTo("suppressed");
  }

  @Test
  void valueThatReadsSuppressed_isNoSuppressedFigure() throws Exception {
    String file = Files.writeString(dataDir.resolve("t.csv"), "v\nsuppressed\n").toString();
    assertThat(measure("top", "--by", "v", file).out).doesNotContain("fewer than");
  }

  @Test
  void cohortAuc_saysThatTheLakeHasNoScores() {
    fill();
    assertRefused("the lake has turns, no scores beside their labels", "cohort-auc");
  }

  @Test
  void choicesOfTheLake_areRefusedBesideAFile() throws Exception {
    Path file = Files.writeString(dataDir.resolve("t.csv"), "v\n1\n");
    assertRefused("leave out the FILE", "top", "--by", "v", "--tenant", "acme", file.toString());
  }

  @Test
  void directoryWithoutALake_isNamedAndLeftAsItIs() {
    assertRefused("no lake in " + dataDir, "active-users");
    assertThat(dataDir).isEmptyDirectory();
  }
}

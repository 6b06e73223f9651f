package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.KFloor;
import io.airworthy.features.TrainingSet;
import io.airworthy.features.TrainingSetFile;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.loop.DailyOptions;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.DailyRun;
import io.airworthy.loop.Judging;
import io.airworthy.loop.RunListener;
import io.airworthy.testkit.ManualClock;
import io.airworthy.training.Split;
import io.airworthy.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The slices of a daily run's report, from the users of the lake to the page.
class ReportFloorTest {
  private static final KFloor FLOOR = new KFloor(15);

  @RegisterExtension static final LakeBooks books = new LakeBooks();

  @TempDir static Path dataDir;
  private static DailyResult result;
  private static Path run;

  @BeforeAll
  static void aFinishedRun() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      SimulatedNights.ingest(books, lake, dataDir, 0, SimulatedNights.DAYS - 1);
      result =
          new DailyRun(
                  dataDir,
                  lake,
                  new ManualClock(Instant.parse("2026-02-01T01:00:00Z")),
                  RunListener.SILENT,
                  Judging.without(SimulatedNights.LENIENT, FLOOR))
              .run(DailyOptions.of("dissatisfied"));
    }
    run = dataDir.resolve("runs").resolve(result.run());
  }

  private static TrainingSet test() {
    TrainingSet set =
        TrainingSetFile.read(run.resolve("features-predict").resolve("training-set.parquet"));
    return set.select(Split.of(set, TrainingOptions.DEFAULTS.shares()).rows(Split.Part.TEST));
  }

  /// The distinct users of each value of a dimension among the rows judged.
  private static Map<String, Set<Integer>> users(TrainingSet set, String dimension) {
    String[] values = set.dimensions().get(dimension);
    Map<String, Set<Integer>> users = new HashMap<>();
    for (int row = 0; row < set.rows(); row++) {
      String value = values[row].isEmpty() ? "(missing)" : values[row];
      users.computeIfAbsent(value, v -> new HashSet<>()).add(set.user(row));
    }
    return users;
  }

  private static JsonNode slices() throws Exception {
    return new ObjectMapper()
        .readTree(run.resolve("evaluate").resolve("evaluation.json").toFile())
        .at("/predict/logistic/slices");
  }

  @Test
  void everyUserOfTheTrainingSet_isANumberThatCountsWithinIt() {
    TrainingSet set = test();
    Map<Integer, Set<String>> tenants = new HashMap<>();
    for (int row = 0; row < set.rows(); row++) {
      assertThat(set.user(row)).isBetween(0, 10_000);
      tenants
          .computeIfAbsent(set.user(row), user -> new HashSet<>())
          .add(set.dimensions().get("tenant")[row]);
    }
    assertThat(tenants).hasSizeGreaterThan(10);
    assertThat(tenants.values()).allSatisfy(of -> assertThat(of).hasSize(1));
  }

  @Test
  void slice_isSuppressedExactlyWhereItIsAboutTooFewUsers() throws Exception {
    TrainingSet set = test();
    Set<String> statuses = new HashSet<>();
    for (String dimension : set.dimensions().keySet()) {
      Map<String, Set<Integer>> users = users(set, dimension);
      assertThat(slices().path(dimension).size()).isEqualTo(users.size());
      slices()
          .path(dimension)
          .forEachEntry(
              (value, slice) -> {
                boolean isSuppressed = slice.path("status").asText().equals("suppressed");
                assertThat(isSuppressed)
                    .as("%s %s", dimension, value)
                    .isEqualTo(FLOOR.hides(users.get(value).size()));
                assertThat(slice.path("n").isNumber() && isSuppressed).isFalse();
                statuses.add(slice.path("status").asText());
              });
    }
    assertThat(statuses).contains("ok", "suppressed");
  }

  @Test
  void rowsOfSuppressedSlices_doNotFollowFromAllRows() throws Exception {
    TrainingSet set = test();
    for (String dimension : set.dimensions().keySet()) {
      Map<String, Set<Integer>> users = users(set, dimension);
      Set<Integer> left = new HashSet<>();
      int[] hidden = {0, 0};
      slices()
          .path(dimension)
          .forEachEntry(
              (value, slice) -> {
                hidden[slice.path("n").isNumber() ? 1 : 0]++;
                if (!slice.path("n").isNumber()) {
                  left.addAll(users.get(value));
                }
              });
      boolean isSafe = hidden[0] == 0 || (hidden[0] > 1 && left.size() >= FLOOR.users());
      assertThat(isSafe).as("%s: %s hidden, %s shown", dimension, hidden[0], hidden[1]).isTrue();
    }
  }

  @Test
  void page_saysSuppressedAndTheGateNoCoverageOfThatDimension() throws Exception {
    String page = Files.readString(Path.of(result.report().orElseThrow()));
    assertThat(page).contains("about fewer than 15 users", "<td>suppressed</td>");
    JsonNode checks =
        new ObjectMapper()
            .readTree(run.resolve("gate").resolve("predict.json").toFile())
            .path("checks");
    JsonNode slices = slices();
    for (JsonNode check : checks) {
      String name = check.path("name").asText();
      if (name.startsWith("slice:")) {
        boolean isGuarded =
            slices
                .path(name.substring("slice:".length()))
                .findValuesAsText("status")
                .contains("withheld");
        assertThat(check.path("observed").isNumber()).as(name).isEqualTo(!isGuarded);
      }
    }
    assertThat(IntStream.range(0, checks.size()).mapToObj(i -> checks.get(i).path("name").asText()))
        .contains("slice:tenant");
  }
}

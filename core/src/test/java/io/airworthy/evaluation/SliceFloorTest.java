package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceFloorTest {
  private static final EvaluatorOptions OPTIONS =
      EvaluatorOptions.DEFAULTS.withMinimumSliceRows(10).withFloor(KFloor.DEFAULT);

  /// Rows of tenants, each with so many rows shared out among so many users.
  private static final class Rows {
    private final List<String> tenants = new ArrayList<>();
    private final List<Integer> users = new ArrayList<>();
    private int nextUser;

    Rows tenant(String name, int rows, int people) {
      for (int row = 0; row < rows; row++) {
        tenants.add(name);
        users.add(nextUser + row % people);
      }
      nextUser += people;
      return this;
    }

    Rows strangers(String name, int rows) {
      for (int row = 0; row < rows; row++) {
        tenants.add(name);
        users.add(-1);
      }
      return this;
    }

    ScoredRows build() {
      int n = tenants.size();
      return new ScoredRows(
              IntStream.range(0, n).map(row -> row % 3 == 0 ? 1 : 0).toArray(),
              IntStream.range(0, n).mapToDouble(row -> row % 7 / 7.0).toArray(),
              Optional.empty(),
              Map.of("tenant", tenants.toArray(String[]::new)))
          .withUsers(users.stream().mapToInt(user -> user).toArray());
    }
  }

  private static Map<String, Slice> slices(Rows rows) {
    return new Evaluator(OPTIONS).slices(rows.build()).getOrDefault("tenant", Map.of());
  }

  private static String counts(Slice slice) {
    return slice.counts().text(counts -> counts.n() + "/" + counts.positives());
  }

  @Test
  void sliceOfManyRowsOfFewUsers_isSuppressed() {
    Map<String, Slice> slices =
        slices(new Rows().tenant("a", 60, 4).tenant("b", 60, 4).tenant("c", 60, 5));

    assertThat(slices.keySet()).containsExactly("c", "a", "b");
    assertThat(slices.values())
        .extracting(Slice::status)
        .containsExactly(Slice.Status.OK, Slice.Status.SUPPRESSED, Slice.Status.SUPPRESSED);
    assertThat(slices.values()).extracting(SliceFloorTest::counts).endsWith("suppressed");
    assertThat(slices.values())
        .filteredOn(slice -> slice.status() == Slice.Status.SUPPRESSED)
        .allSatisfy(
            slice -> assertThat(slice.auroc().reason()).contains("about fewer than 5 users"));
  }

  @Test
  void smallestSliceBesideASuppressedOne_isWithheld() {
    Map<String, Slice> slices =
        slices(new Rows().tenant("a", 60, 9).tenant("b", 60, 6).tenant("c", 60, 3));

    assertThat(counts(slices.get("a"))).isEqualTo("60/20");
    Slice beside = slices.get("b");
    assertThat(counts(beside)).isEqualTo("suppressed");
    assertThat(beside.status()).isEqualTo(Slice.Status.WITHHELD);
    assertThat(
            List.of(
                beside.auroc(),
                beside.averagePrecision(),
                beside.ece(),
                beside.positiveRate(),
                beside.meanScore()))
        .allSatisfy(
            figure ->
                assertThat(figure.reason()).contains("from it a suppressed slice would follow"));
  }

  @Test
  void rowsOfNobodyKnown_countForNoUser() {
    Map<String, Slice> slices = slices(new Rows().tenant("a", 60, 9).strangers("b", 60));

    assertThat(slices.get("b").status()).isEqualTo(Slice.Status.SUPPRESSED);
  }

  @Test
  void withoutUsers_rowsAreTheUnits() {
    String[] tenants = new String[64];
    Arrays.fill(tenants, "a");
    Arrays.fill(tenants, 0, 4, "b");
    ScoredRows rows =
        new ScoredRows(new int[64], new double[64], Optional.empty(), Map.of("tenant", tenants));

    Map<String, Slice> slices = new Evaluator(OPTIONS).evaluate(rows).slices().get("tenant");

    assertThat(slices.get("b").status()).isEqualTo(Slice.Status.SUPPRESSED);
    assertThat(counts(slices.get("a"))).isEqualTo("suppressed");
    Evaluator unfloored = new Evaluator(EvaluatorOptions.DEFAULTS);
    assertThat(counts(unfloored.slices(rows).get("tenant").get("b"))).isEqualTo("4/0");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 9})
  void rowsLeftOfAll_areOfSeveralSlicesAndEnoughUsers(int least) {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      int n = 200;
      int[] users = random.ints(n, 0, 30).map(user -> user * user / 30).toArray();
      String[] values =
          IntStream.of(users)
              .mapToObj(user -> random.nextInt(4) == 0 ? "other" : "v" + user / 5)
              .toArray(String[]::new);
      ScoredRows rows =
          new ScoredRows(new int[n], new double[n], Optional.empty(), Map.of("d", values))
              .withUsers(users);
      Map<String, Slice> slices =
          new Evaluator(OPTIONS.withFloor(new KFloor(least))).slices(rows).get("d");
      List<String> hidden =
          slices.keySet().stream()
              .filter(value -> slices.get(value).counts() instanceof Floored.Suppressed)
              .toList();
      long people =
          IntStream.range(0, n)
              .filter(row -> hidden.contains(values[row]))
              .map(row -> users[row])
              .distinct()
              .count();
      boolean isAll = hidden.size() == slices.size();
      assertThat(hidden.isEmpty() || isAll || (hidden.size() > 1 && people >= least)).isTrue();
    }
  }

  @Test
  void documentAndPage_saySuppressed() {
    Evaluation evaluation =
        new Evaluator(OPTIONS)
            .evaluate(
                new Rows().tenant("a", 1234, 9).tenant("b", 456, 6).tenant("c", 77, 3).build());

    Object slices = EvaluationDocument.of(evaluation).get("slices");
    assertThat(String.valueOf(slices))
        .contains("c={n=suppressed, positives=suppressed, status=suppressed, auroc=null")
        .contains("b={n=suppressed, positives=suppressed, status=withheld, auroc=null")
        .contains("a={n=1234, ");
    String page = EvaluationReport.render(ReportPage.ofFile("f", "y", "s", evaluation));
    String table = page.substring(page.indexOf("<h3>Slices</h3>"));
    assertThat(table)
        .contains("about fewer than 5 users", "1\u202f234", "<td>suppressed</td>")
        .doesNotContain("<td>456</td>", "<td>77</td>");
  }
}

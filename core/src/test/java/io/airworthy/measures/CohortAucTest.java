package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CohortAucTest {
  @TempDir Path folder;

  private Map<String, OptionalDouble> of(String text) {
    return new TableFixture(folder).csv(text, Meter::cohortAuc);
  }

  @Test
  void area_isOfEachCohortAndUndefinedWithOneClass() {
    String text =
        "cohort_id,y_score,y_true\neu,0.1,0\neu,0.4,0\neu,0.35,1\neu,0.8,1\nus,0.5,1\nus,0.6,1\n";
    assertThat(of(text))
        .containsExactly(
            Map.entry("eu", OptionalDouble.of(0.75)), Map.entry("us", OptionalDouble.empty()));
  }

  @Test
  void ties_shareTheirAverageRank() {
    assertThat(of("y_true,y_score,cohort_id\n0,1,a\n1,1.0,a\n1,2,a\n0,-0.0,b\n1,0,b\n"))
        .containsExactly(
            Map.entry("a", OptionalDouble.of(0.75)), Map.entry("b", OptionalDouble.of(0.5)));
  }

  @Test
  void noRows_areNoCohorts() {
    assertThat(of("y_true,y_score,cohort_id\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'2,0.5,a', column y_true: found 2",
    "'0.5,0.5,a', column y_true: found 0.5",
    "'true,0.5,a', column y_true: found text of 4 characters",
    "',0.5,a', column y_true: found an empty cell",
    "'1,nan,a', column y_score: found nan",
    "'1,inf,a', column y_score: found inf",
    "'1,1e999,a', column y_score: found 1e999",
    "'1,high,a', column y_score: found text of 4 characters",
    "'1,0.5,', column cohort_id: found an empty cell",
  })
  void cell_thatIsNotAsExpectedIsNamed(String row, String found) {
    assertThatThrownBy(() -> of("y_true,y_score,cohort_id\n1,0.5,a\n" + row + "\n"))
        .hasMessageContaining("row 2 (line 3), " + found);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void area_equalsTheRankFormula(long seed) {
    Random random = new Random(seed);
    int rows = 600;
    int[] labels = random.ints(rows, 0, 2).toArray();
    int[] cohorts = random.ints(rows, 0, 40).toArray();
    double[] scores = random.doubles(rows).map(x -> Math.rint(x * 12) - 6).toArray();
    List<OptionalDouble> areas = CohortAuc.of(labels, scores, cohorts, 41);
    for (int cohort = 0; cohort <= 40; cohort++) {
      assertThat(areas.get(cohort)).isEqualTo(byRanks(labels, scores, cohorts, cohort));
    }
  }

  /// The formula of ranks, each rank counted by hand.
  private static OptionalDouble byRanks(int[] labels, double[] scores, int[] cohorts, int cohort) {
    double rankSum = 0;
    long positives = 0;
    long negatives = 0;
    for (int i = 0; i < labels.length; i++) {
      if (cohorts[i] == cohort && labels[i] == 1) {
        positives++;
        rankSum += averageRank(scores, cohorts, i);
      } else if (cohorts[i] == cohort) {
        negatives++;
      }
    }
    return positives == 0 || negatives == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            (rankSum - positives * (positives + 1) / 2.0) / (positives * negatives));
  }

  private static double averageRank(double[] scores, int[] cohorts, int row) {
    int below = 0;
    int equal = 0;
    for (int i = 0; i < scores.length; i++) {
      if (cohorts[i] == cohorts[row]) {
        below += scores[i] < scores[row] ? 1 : 0;
        equal += scores[i] == scores[row] ? 1 : 0;
      }
    }
    return below + (equal + 1) / 2.0;
  }

  @Test
  void pairs_areCountedBeyondTheRangeOfAnInt() {
    int rows = 400_000;
    int[] labels = new int[rows];
    double[] scores = new double[rows];
    for (int i = 0; i < rows; i++) {
      labels[i] = i % 2;
      scores[i] = i / 2;
    }
    assertThat(CohortAuc.of(labels, scores, new int[rows], 1).getFirst()).hasValue(0.5);
  }

  @Test
  void arrays_areChecked() {
    double[] one = {1};
    int[] zero = {0};
    assertThatThrownBy(() -> CohortAuc.of(new int[] {2}, one, zero, 1))
        .hasMessage("label 2 at 0 is not 0 or 1");
    assertThatThrownBy(() -> CohortAuc.of(zero, new double[] {Double.NaN}, zero, 1))
        .hasMessage("score NaN at 0 is not finite");
    assertThatThrownBy(() -> CohortAuc.of(zero, one, new int[] {1}, 1))
        .hasMessage("cohort 1 at 0 is not below 1");
    assertThatThrownBy(() -> CohortAuc.of(zero, one, new int[2], 1))
        .hasMessageContaining("1 labels, 1 scores and 2 cohorts");
  }
}

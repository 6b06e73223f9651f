package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Area, DeLong, average precision and the curves, by hand and against brute force.
class RankStatisticsTest {
  private static final int[] LABELS = {0, 0, 1, 1};
  private static final double[] SCORES = {0.1, 0.4, 0.35, 0.8};
  private static final long SEED = 20_260_102;

  @Test
  void auroc_equalsHandWorked() {
    assertThat(Auroc.of(LABELS, SCORES)).hasValue(0.75);
    assertThat(Auroc.of(new int[] {0, 1}, new double[] {3, 3})).hasValue(0.5);
    assertThat(Auroc.of(new int[] {0, 1}, new double[] {-0.0, 0.0})).hasValue(0.5);
  }

  @Test
  void auroc_equalsTheCountOfPairs() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200; round++) {
      Sample sample = Sample.draw(random);

      assertThat(Auroc.of(sample.labels, sample.scores)).isEqualTo(sample.pairsWon());
    }
  }

  @Test
  void auroc_turnsOverWithTheScores() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      Sample sample = Sample.draw(random);
      double[] turned = Arrays.stream(sample.scores).map(score -> -score).toArray();
      double[] stretched = Arrays.stream(sample.scores).map(score -> Math.exp(score)).toArray();
      OptionalDouble area = Auroc.of(sample.labels, sample.scores);

      assertThat(Auroc.of(sample.labels, stretched)).isEqualTo(area);
      if (area.isPresent()) {
        assertThat(Auroc.of(sample.labels, turned).orElseThrow())
            .isCloseTo(1 - area.getAsDouble(), within(1e-15));
      }
    }
  }

  @Test
  void auroc_isUndefinedWithoutBothClasses() {
    assertThat(Auroc.of(new int[0], new double[0])).isEmpty();
    assertThat(Auroc.of(new int[] {1, 1}, new double[] {1, 2})).isEmpty();
    assertThat(Auroc.of(new int[] {0, 0}, new double[] {1, 2})).isEmpty();
  }

  @Test
  void input_isRefusedNamingIndexAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Auroc.of(new int[] {0, 1}, new double[] {1, Double.NaN}))
        .withMessage("value NaN at index 1 is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AveragePrecision.of(new int[] {0, 2}, new double[] {1, 1}))
        .withMessage("label 2 at index 1 is not 0 or 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DeLong.of(new int[] {0}, new double[] {1, 1}))
        .withMessage("1 labels but 2 scores");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankedScores.rank(new int[] {1}, new double[] {1.0 / 0}))
        .withMessage("value Infinity at index 0 is not finite");
  }

  @Test
  void cohortAuroc_equalsEachCohortAlone() {
    SplittableRandom random = new SplittableRandom(SEED);
    int rows = 3000;
    int[] cohorts = random.ints(rows, 0, 70).toArray();
    int[] labels = random.ints(rows, 0, 2).toArray();
    double[] scores = random.ints(rows, -5, 15).asDoubleStream().toArray();
    List<OptionalDouble> areas = CohortAuroc.of(cohorts, 71, labels, scores);

    assertThat(areas).hasSize(71);
    for (int cohort = 0; cohort < 71; cohort++) {
      int[] own = rowsOf(cohorts, cohort);
      assertThat(areas.get(cohort))
          .isEqualTo(
              Auroc.of(
                  Arrays.stream(own).map(row -> labels[row]).toArray(),
                  Arrays.stream(own).mapToDouble(row -> scores[row]).toArray()));
    }
  }

  @Test
  void cohortAuroc_refusesAnUnknownCohort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CohortAuroc.of(new int[] {2}, 2, new int[] {1}, new double[] {0}))
        .withMessage("cohort 2 at index 0 is not below 2");
  }

  @Test
  void deLong_equalsHandWorked() {
    // V10 = (1/2, 1), V01 = (1, 1/2): both variances 1/8, so 1/16 + 1/16
    DeLong.Estimate estimate = DeLong.of(LABELS, SCORES).orElseThrow();

    assertThat(estimate).isEqualTo(new DeLong.Estimate(0.75, 0.125));
    assertThat(estimate.interval(0.95).upper()).isEqualTo(1);
  }

  @Test
  void deLong_comparisonEqualsItsDefinition() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      Sample first = Sample.draw(random);
      double[] second = Arrays.stream(first.scores).map(s -> s + random.nextInt(4)).toArray();
      DeLong.compare(first.labels, first.scores, second)
          .ifPresent(comparison -> assertComparison(first, second, comparison));
    }
  }

  private static void assertComparison(
      Sample first, double[] second, DeLong.Comparison comparison) {
    double difference =
        Auroc.of(first.labels, first.scores).orElseThrow()
            - Auroc.of(first.labels, second).orElseThrow();
    double variance = first.varianceOfDifference(second, 1) + first.varianceOfDifference(second, 0);

    assertThat(comparison.difference()).isCloseTo(difference, within(1e-14));
    if (variance > 0) {
      assertThat(comparison.z()).isCloseTo(difference / Math.sqrt(variance), within(1e-9));
    }
  }

  @Test
  void deLong_ofEqualRankingsIsNoDifference() {
    double[] stretched = Arrays.stream(SCORES).map(Math::exp).toArray();

    assertThat(DeLong.compare(LABELS, SCORES, stretched)).contains(new DeLong.Comparison(0, 0, 1));
  }

  @Test
  void deLong_isUndefinedWithoutVariance() {
    assertThat(DeLong.of(new int[] {0, 0, 1}, new double[] {1, 2, 3})).isEmpty();
    assertThat(DeLong.compare(LABELS, new double[] {1, 1, 2, 2}, new double[] {2, 2, 1, 1}))
        .isEmpty();
  }

  @Test
  void averagePrecision_equalsHandWorked() {
    // Ranked 1 0 1 0: 1/2 at precision 1, 1/2 at precision 2/3
    assertThat(AveragePrecision.of(LABELS, SCORES).orElseThrow()).isCloseTo(5.0 / 6, within(1e-15));
  }

  @Test
  void averagePrecision_stepsOverTiesAndDoesNotInterpolate() {
    // All tied: one threshold, recall 1 at precision 1/4; the trapezoid would give 5/8.
    assertThat(AveragePrecision.of(new int[] {0, 1, 0, 0}, new double[] {2, 2, 2, 2}))
        .hasValue(0.25);
  }

  @Test
  void averagePrecision_ofOnlyPositivesIsOneAndOfNoneUndefined() {
    assertThat(AveragePrecision.of(new int[] {1, 1}, new double[] {1, 2})).hasValue(1);
    assertThat(AveragePrecision.of(new int[] {0, 0}, new double[] {1, 2})).isEmpty();
    assertThat(AveragePrecision.of(new int[0], new double[0])).isEmpty();
  }

  @Test
  void precisionRecallCurve_equalsScikitLearn() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(LABELS, SCORES).orElseThrow();

    assertThat(curve.thresholds()).containsExactly(0.1, 0.35, 0.4, 0.8);
    assertThat(curve.precision()).containsExactly(0.5, 2.0 / 3, 0.5, 1.0, 1.0);
    assertThat(curve.recall()).containsExactly(1.0, 1.0, 0.5, 0.5, 0.0);
    assertThat(PrecisionRecallCurve.of(new int[] {0}, new double[] {1})).isEmpty();
  }

  @Test
  void rocCurve_startsBelowNoScoreAndEndsAtAll() {
    RocCurve curve = RocCurve.of(LABELS, SCORES).orElseThrow();

    assertThat(curve.thresholds()).containsExactly(Double.POSITIVE_INFINITY, 0.8, 0.4, 0.35, 0.1);
    assertThat(curve.falsePositiveRate()).containsExactly(0.0, 0.0, 0.5, 0.5, 1.0);
    assertThat(curve.truePositiveRate()).containsExactly(0.0, 0.5, 0.5, 1.0, 1.0);
    assertThat(RocCurve.of(new int[] {1}, new double[] {1})).isEmpty();
  }

  @Test
  void curves_holdTheAreasOfTheirStatistics() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      Sample sample = Sample.draw(random);
      RocCurve.of(sample.labels, sample.scores)
          .ifPresent(
              curve ->
                  assertThat(trapezoid(curve.falsePositiveRate(), curve.truePositiveRate()))
                      .isCloseTo(sample.pairsWon().orElseThrow(), within(1e-12)));
      PrecisionRecallCurve.of(sample.labels, sample.scores)
          .ifPresent(
              curve ->
                  assertThat(steps(curve))
                      .isCloseTo(
                          AveragePrecision.of(sample.labels, sample.scores).orElseThrow(),
                          within(1e-12)));
    }
  }

  @Test
  void rankedScores_equalRowsRepeatedByWeight() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 100; round++) {
      Sample sample = Sample.draw(random);
      int[] weights = random.ints(sample.labels.length, 0, 4).toArray();
      Sample repeated = sample.repeated(weights);
      RankedScores ranked = RankedScores.rank(sample.labels, sample.scores);

      assertClose(ranked.auroc(weights), Auroc.of(repeated.labels, repeated.scores));
      assertClose(
          ranked.averagePrecision(weights), AveragePrecision.of(repeated.labels, repeated.scores));
    }
  }

  private static void assertClose(OptionalDouble actual, OptionalDouble expected) {
    assertThat(actual.isPresent()).isEqualTo(expected.isPresent());
    if (expected.isPresent()) {
      assertThat(actual.getAsDouble()).isCloseTo(expected.getAsDouble(), within(1e-13));
    }
  }

  private static double trapezoid(List<Double> x, List<Double> y) {
    double area = 0;
    for (int i = 1; i < x.size(); i++) {
      area += (x.get(i) - x.get(i - 1)) * (y.get(i) + y.get(i - 1)) / 2;
    }
    return area;
  }

  private static double steps(PrecisionRecallCurve curve) {
    double area = 0;
    for (int i = 0; i < curve.thresholds().size(); i++) {
      area += (curve.recall().get(i) - curve.recall().get(i + 1)) * curve.precision().get(i);
    }
    return area;
  }

  private static int[] rowsOf(int[] cohorts, int cohort) {
    return java.util.stream.IntStream.range(0, cohorts.length)
        .filter(row -> cohorts[row] == cohort)
        .toArray();
  }
}

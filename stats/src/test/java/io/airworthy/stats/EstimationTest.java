package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Intervals, quantiles, the normal distribution, the bootstrap and Kitagawa's parts.
class EstimationTest {
  @Test
  void wilson_equalsPublished() {
    Interval interval = WilsonInterval.of(35, 1000, 0.95).orElseThrow();

    assertThat(interval.lower()).isCloseTo(0.025272263017, within(5e-13));
    assertThat(interval.upper()).isCloseTo(0.048286622374, within(5e-13));
  }

  @Test
  void wilson_staysInsideTheUnitIntervalAtTheEnds() {
    assertThat(WilsonInterval.of(0, 5, 0.95).orElseThrow().lower()).isZero();
    assertThat(WilsonInterval.of(5, 5, 0.95).orElseThrow().upper()).isEqualTo(1);
    assertThat(WilsonInterval.of(0, 0, 0.95)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WilsonInterval.of(6, 5, 0.95))
        .withMessage("6 successes of 5 trials");
  }

  @Test
  void quantiles_areR7() {
    double[] values = {100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    assertThat(Quantiles.r7(values, 0.9)).hasValue(10);
    assertThat(Quantiles.r7(values, new double[] {1, 0, 0.5, 0.95})).containsExactly(100, 1, 6, 55);
    assertThat(Quantiles.r7(new double[0], 0.5)).isEmpty();
  }

  @Test
  void quantiles_refuseBadInput() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.r7(new double[] {1, Double.NaN}, 0.5))
        .withMessage("value NaN at index 1 is not finite");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quantiles.r7(new double[] {1}, 1.1))
        .withMessage("quantile 1.1 is not between 0 and 1");
  }

  @Test
  void normalDistribution_equalsScipy() {
    double[][] points = {
      {-10, 7.61985302416047e-24},
      {-3.0001, 0.0013494549132607172},
      {-3, 0.0013498980316300933},
      {-1, 0.15865525393145707},
      {-0.1, 0.460172162722971},
      {0, 0.5},
      {0.5, 0.6914624612740131},
      {2.9999, 0.998649658717045},
      {3.5, 0.9997673709209645},
      {8, 0.9999999999999993}
    };
    for (double[] point : points) {
      assertThat(Normal.cdf(point[0])).isCloseTo(point[1], withinPercentage(1e-10));
    }
  }

  @Test
  void normalQuantile_equalsScipy() {
    double[][] points = {
      {1e-300, -37.0470962993612},
      {1e-20, -9.262340089798409},
      {1e-5, -4.264890793922825},
      {0.3, -0.5244005127080409},
      {0.84, 0.994457883209753},
      {0.975, 1.959963984540054},
      {0.9999999, 5.199337582290661}
    };
    for (double[] point : points) {
      assertThat(Normal.quantile(point[0])).isCloseTo(point[1], withinPercentage(1e-10));
    }
    assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-15));
    assertThatIllegalArgumentException().isThrownBy(() -> Normal.quantile(1));
  }

  @Test
  void interval_refusesDisorderAndUndefinedEnds() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(0, Double.NaN));
    assertThat(new Interval(0, 1).contains(1)).isTrue();
  }

  @Test
  void bootstrap_repeatsWithItsSeed() {
    Bootstrap.WeightedStatistic mean = weights -> OptionalDouble.of(meanOf(weights, row -> row));

    assertThat(distribution(Bootstrap.ofRows(50, 100, 7), mean).interval(0.9))
        .isEqualTo(distribution(Bootstrap.ofRows(50, 100, 7), mean).interval(0.9))
        .isNotEqualTo(distribution(Bootstrap.ofRows(50, 100, 8), mean).interval(0.9));
  }

  @Test
  void bootstrap_ofAMeanHasTheStandardErrorOfTheory() {
    // Rows 0..99: population variance (100^2 - 1) / 12, standard error of the mean its root / 10.
    double expected = Math.sqrt((100.0 * 100 - 1) / 12) / 10;
    Bootstrap.Distribution means =
        distribution(
            Bootstrap.ofRows(100, 4000, 1), weights -> OptionalDouble.of(meanOf(weights, r -> r)));

    assertThat(means.standardError().orElseThrow()).isCloseTo(expected, withinPercentage(4));
    assertThat(means.quantile(0.5)).isCloseTo(49.5, within(0.3));
  }

  @Test
  void clusteredBootstrap_drawsClustersWholeAndIsWider() {
    // Ten sessions of ten equal rows carry ten observations, not a hundred.
    String[] sessions =
        IntStream.range(0, 100).mapToObj(row -> "s" + row / 10).toArray(String[]::new);
    Bootstrap.WeightedStatistic mean = w -> OptionalDouble.of(meanOf(w, row -> row / 10));
    double byRow = distribution(Bootstrap.ofRows(100, 1000, 1), mean).standardError().orElseThrow();
    double bySession =
        distribution(Bootstrap.ofClusters(sessions, 1000, 1), mean).standardError().orElseThrow();

    assertThat(bySession / byRow).isCloseTo(Math.sqrt(10), withinPercentage(8));
    distribution(
        Bootstrap.ofClusters(sessions, 10, 1),
        weights -> {
          assertThat(IntStream.range(0, 100).allMatch(r -> weights[r] == weights[r / 10 * 10]))
              .isTrue();
          return OptionalDouble.of(0);
        });
  }

  @Test
  void bootstrap_countsReplicatesWithoutAFigure() {
    int[] labels = new int[20];
    labels[3] = 1;
    RankedScores ranked = RankedScores.rank(labels, new SplittableRandom(1).doubles(20).toArray());
    Bootstrap.Distribution areas =
        distribution(Bootstrap.ofRows(20, 1000, 5), ranked::averagePrecision);

    // The lone positive is missed by (19/20)^20 = 36% of the replicates.
    assertThat(areas.undefined()).isBetween(310, 410);
    assertThat(areas.defined() + areas.undefined()).isEqualTo(1000);
    assertThat(Bootstrap.ofRows(0, 10, 1).distribution(weights -> OptionalDouble.of(1))).isEmpty();
    assertThat(Bootstrap.ofRows(5, 10, 1).distribution(weights -> OptionalDouble.empty()))
        .isEmpty();
  }

  @Test
  void kitagawa_equalsHandWorked() {
    // Shares .5/.5 -> .2/.8, rates .1/.3 -> .2/.3; R0 = .2, R1 = .28.
    Kitagawa.Decomposition parts =
        Kitagawa.decompose(
                List.of(
                    new Kitagawa.Cohort("a", 50, 5, 20, 4),
                    new Kitagawa.Cohort("b", 50, 15, 80, 24)))
            .orElseThrow();

    assertThat(parts.mix()).isCloseTo(-0.3 * 0.15 + 0.3 * 0.3, within(1e-15));
    assertThat(parts.rate()).isCloseTo(0.35 * 0.1, within(1e-15));
    assertThat(parts.endowment() + parts.coefficient() + parts.interaction())
        .isCloseTo(0.08, within(1e-15));
    assertThat(parts.contributions().get(0).mix()).isCloseTo(-0.3 * (0.15 - 0.24), within(1e-15));
    assertThat(parts.contributions().stream().mapToDouble(Kitagawa.Contribution::mix).sum())
        .isCloseTo(parts.mix(), within(1e-15));
  }

  @Test
  void kitagawa_doesNotBlameACohortForGrowingAtTheOverallRate() {
    Kitagawa.Decomposition parts =
        Kitagawa.decompose(
                List.of(
                    new Kitagawa.Cohort("grows", 10, 1, 90, 9),
                    new Kitagawa.Cohort("shrinks", 90, 9, 10, 1)))
            .orElseThrow();

    assertThat(parts.contributions()).allMatch(part -> Math.abs(part.mix()) < 1e-15);
  }

  @Test
  void kitagawa_countsANewCohortAsMixAlone() {
    Kitagawa.Decomposition parts =
        Kitagawa.decompose(
                List.of(
                    new Kitagawa.Cohort("old", 100, 10, 50, 5),
                    new Kitagawa.Cohort("new", 0, 0, 50, 50)))
            .orElseThrow();

    assertThat(parts.contributions().get(1).rate()).isZero();
    assertThat(parts.mix()).isCloseTo(0.45, within(1e-15));
    assertThat(parts.rate()).isZero();
  }

  @Test
  void kitagawa_isUndefinedWithoutRowsOnASide() {
    assertThat(Kitagawa.decompose(List.of())).isEmpty();
    assertThat(Kitagawa.decompose(List.of(new Kitagawa.Cohort("a", 5, 1, 0, 0)))).isEmpty();
  }

  private static Bootstrap.Distribution distribution(
      Bootstrap bootstrap, Bootstrap.WeightedStatistic statistic) {
    return bootstrap.distribution(statistic).orElseThrow();
  }

  private static double meanOf(int[] weights, java.util.function.IntUnaryOperator value) {
    long sum = 0;
    for (int row = 0; row < weights.length; row++) {
      sum += (long) weights[row] * value.applyAsInt(row);
    }
    return (double) sum / weights.length;
  }
}

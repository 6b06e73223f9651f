package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final long SEED = 20_260_101;

  @Test
  void index_equalsHandWorked() {
    // (.5-.4) ln(.5/.4) + (.3-.4) ln(.3/.4) + (.2-.2) ln 1
    double expected = 0.1 * Math.log(1.25) + 0.1 * Math.log(4.0 / 3);

    assertThat(index(BinCounts.of(50, 30, 20), BinCounts.of(4, 4, 2)))
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void index_fillsEmptyBinsWithTheLeastShare() {
    double expected = (0.5 - 1e-4) * Math.log(0.5 / 1e-4) + 0.5 * Math.log(2);

    assertThat(index(BinCounts.of(1, 1), BinCounts.of(0, 1))).isCloseTo(expected, within(1e-12));
  }

  @Test
  void index_isNeverNegativeAndSymmetric() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 200; round++) {
      BinCounts a = randomCounts(random);
      BinCounts b = randomCounts(random);

      assertThat(index(a, b)).isNotNegative().isCloseTo(index(b, a), within(1e-12));
      assertThat(index(a, a)).isZero();
      assertThat(PopulationStabilityIndex.evidently(new EvidentlyBins.Pair(a, b)).orElseThrow())
          .isNotNegative();
    }
  }

  @Test
  void index_isEmptyWithoutRows() {
    assertThat(PopulationStabilityIndex.of(BinCounts.of(0, 0), BinCounts.of(1, 2))).isEmpty();
    assertThat(PopulationStabilityIndex.of(BinCounts.of(1, 2), BinCounts.of(0, 0))).isEmpty();
    assertThat(
            PopulationStabilityIndex.evidently(EvidentlyBins.numeric(new double[0], new double[0])))
        .isEmpty();
  }

  @Test
  void index_refusesOtherBins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PopulationStabilityIndex.of(BinCounts.of(1), BinCounts.of(1, 2)))
        .withMessageContaining("1 bins beside 2");
  }

  @Test
  void nullExpectation_isWhatUnchangedSamplesGive() {
    SplittableRandom random = new SplittableRandom(SEED);
    double sum = 0;
    int rounds = 400;
    for (int round = 0; round < rounds; round++) {
      sum += index(drawDigits(random, 2000), drawDigits(random, 1000));
    }
    double expected = PopulationStabilityIndex.nullExpectation(10, 2000, 1000);

    assertThat(expected).isCloseTo(9 * 0.0015, within(1e-15));
    assertThat(sum / rounds).isCloseTo(expected, within(expected * 0.1));
  }

  @Test
  void nullExpectation_countsOnlyBinsThatHoldRows() {
    assertThat(
            PopulationStabilityIndex.nullExpectation(BinCounts.of(5, 5, 0), BinCounts.of(10, 0, 0)))
        .hasValue(0.2);
  }

  @Test
  void counts_mergeInAnyOrder() {
    SplittableRandom random = new SplittableRandom(SEED);
    double[] values = random.doubles(1000).toArray();
    NumericBins bins = NumericBins.ofQuantiles(Arrays.copyOf(values, 300));
    BinCounts head = bins.count(Arrays.copyOf(values, 400));
    BinCounts tail = bins.count(Arrays.copyOfRange(values, 400, 1000));

    assertThat(head.plus(tail)).isEqualTo(tail.plus(head)).isEqualTo(bins.count(values));
  }

  @Test
  void numericBins_countMissingAndOutOfRangeValues() {
    NumericBins bins = new NumericBins(List.of(1.0, 2.0));

    assertThat(
            bins.count(new double[] {Double.NEGATIVE_INFINITY, 0.99, 1, 1.5, 2, 9e99, Double.NaN}))
        .isEqualTo(BinCounts.of(2, 2, 2, 1));
  }

  @Test
  void numericBins_seeAConstantMove() {
    NumericBins bins = NumericBins.ofQuantiles(new double[] {7, 7, 7});

    assertThat(bins.count(new double[] {6, 7, 7, 8, Double.NaN}))
        .isEqualTo(BinCounts.of(1, 2, 1, 1));
  }

  @Test
  void numericBins_keepMostlyZeroApartFromTheRest() {
    double[] reference = new double[100];
    reference[0] = 3;

    assertThat(NumericBins.ofQuantiles(reference).count(reference))
        .isEqualTo(BinCounts.of(99, 1, 0));
  }

  @Test
  void numericBins_ofNothingObservedSeeOnlyMissing() {
    NumericBins bins = NumericBins.ofQuantiles(new double[] {Double.NaN});

    assertThat(bins.count(new double[] {1, Double.NaN})).isEqualTo(BinCounts.of(1, 1));
  }

  @Test
  void numericBins_refuseEdgesOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NumericBins(List.of(2.0, 2.0)))
        .withMessage("edge 2.0 at 1 is not ascending");
  }

  @Test
  void categoryBins_countMissingAndNewValuesApart() {
    CategoryBins bins = CategoryBins.of(Map.of("b", 5L, "a", 1L));

    assertThat(bins.categories()).containsExactly("a", "b");
    assertThat(bins.count(Map.of("a", 2L, "c", 3L, "d", 4L), 9))
        .isEqualTo(BinCounts.of(2, 0, 9, 7));
  }

  @Test
  void evidentlyBins_treatFewDistinctNumbersAsCategories() {
    EvidentlyBins.Pair pair =
        EvidentlyBins.numeric(new double[] {1, 2, 2, Double.NaN}, new double[] {2, 3});

    assertThat(pair.reference()).isEqualTo(BinCounts.of(1, 2, 0));
    assertThat(pair.current()).isEqualTo(BinCounts.of(0, 1, 1));
  }

  @Test
  void evidentlyIndex_fillsZerosByEachSidesLeastShare() {
    double expected = (0.5 - 1e-4) * Math.log(0.5 / 1e-4) + (0.5 - 1) * Math.log(0.5 / 1);

    assertThat(
            PopulationStabilityIndex.evidently(
                    new EvidentlyBins.Pair(BinCounts.of(1, 1), BinCounts.of(0, 4)))
                .orElseThrow())
        .isCloseTo(expected, within(1e-14));

    // The least filled share is 1e-4 itself here, not above it: the filling is 1e-10.
    double rare = 0.5 * Math.log(0.5 / 1e-10);
    assertThat(
            PopulationStabilityIndex.evidently(
                    new EvidentlyBins.Pair(BinCounts.of(1, 9999, 0), BinCounts.of(0, 5000, 5000)))
                .orElseThrow())
        .isGreaterThan(rare);
  }

  @Test
  void jensenShannon_equalsPublished() {
    BinCounts p = BinCounts.of(5, 3, 2);
    BinCounts q = BinCounts.of(4, 4, 2);

    assertThat(JensenShannon.distance(p, q).orElseThrow()).isCloseTo(0.079794726229, within(5e-13));
    assertThat(JensenShannon.distanceBase2(p, q).orElseThrow())
        .isCloseTo(0.095843233777, within(5e-13));
  }

  @Test
  void distances_ofDistributionsApartAreTheLargest() {
    BinCounts p = BinCounts.of(3, 0);
    BinCounts q = BinCounts.of(0, 8);

    assertThat(JensenShannon.distanceBase2(p, q).orElseThrow()).isCloseTo(1, within(1e-15));
    assertThat(Hellinger.distance(p, q)).hasValue(1);
    assertThat(Hellinger.distance(p, p)).hasValue(0);
    assertThat(JensenShannon.distance(p, BinCounts.of(0, 0))).isEmpty();
    assertThat(Hellinger.distance(BinCounts.of(0, 0), p)).isEmpty();
  }

  @Test
  void hellinger_equalsHandWorked() {
    // sqrt(((1/2 - 1)^2 + (sqrt(3)/2 - 0)^2) / 2) = sqrt(1/2)
    assertThat(Hellinger.distance(BinCounts.of(1, 3), BinCounts.of(1, 0)).orElseThrow())
        .isCloseTo(Math.sqrt(0.5), within(1e-15));
  }

  private static double index(BinCounts reference, BinCounts current) {
    return PopulationStabilityIndex.of(reference, current).orElseThrow();
  }

  private static BinCounts randomCounts(SplittableRandom random) {
    long[] counts = new long[6];
    Arrays.setAll(counts, bin -> Math.max(0, random.nextInt(-20, 100)));
    counts[random.nextInt(6)]++;
    return BinCounts.of(counts);
  }

  private static BinCounts drawDigits(SplittableRandom random, int rows) {
    long[] counts = new long[10];
    for (int i = 0; i < rows; i++) {
      counts[random.nextInt(10)]++;
    }
    return BinCounts.of(counts);
  }
}

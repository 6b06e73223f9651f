package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Distances of two samples.
class TwoSampleTest {
  private static final double[] FIRST = {1, 2, 3, 4, 5.5, 7, 8};
  private static final double[] SECOND = {2.5, 4.5, 6, 9, 10};

  @Test
  void kolmogorovSmirnov_equalsScipyExactly() {
    KolmogorovSmirnov.Outcome test = KolmogorovSmirnov.test(FIRST, SECOND).orElseThrow();

    assertThat(test.statistic()).isCloseTo(0.4, within(1e-15));
    assertThat(test.pValue()).isCloseTo(0.6388888888888888, within(1e-14));
  }

  @Test
  void kolmogorovSmirnov_equalsScipyOnTies() {
    KolmogorovSmirnov.Outcome test =
        KolmogorovSmirnov.test(new double[] {1, 2, 2, 3}, new double[] {2, 3, 3, 5, 6})
            .orElseThrow();

    assertThat(test.statistic()).isCloseTo(0.55, within(1e-15));
    assertThat(test.pValue()).isCloseTo(0.4285714285714286, within(1e-14));
  }

  @Test
  void kolmogorovSmirnov_onLargeSamplesUsesTheLimit() {
    double[] low = new double[2000];
    double[] high = new double[2000];
    Arrays.setAll(low, i -> i);
    Arrays.setAll(high, i -> i + 100);
    KolmogorovSmirnov.Outcome test = KolmogorovSmirnov.test(low, high).orElseThrow();

    // s = 0.05 sqrt(1000); 2 (e^(-2 s^2) - e^(-8 s^2))
    assertThat(test.statistic()).isEqualTo(0.05);
    assertThat(test.pValue()).isCloseTo(2 * (Math.exp(-5) - Math.exp(-20)), within(1e-12));
  }

  @Test
  void kolmogorovSmirnov_ofEqualSamplesIsNotSignificant() {
    KolmogorovSmirnov.Outcome test = KolmogorovSmirnov.test(FIRST, FIRST).orElseThrow();

    assertThat(test.statistic()).isZero();
    assertThat(test.pValue()).isEqualTo(1);
    assertThat(KolmogorovSmirnov.test(FIRST, new double[0])).isEmpty();
  }

  @Test
  void kolmogorovSmirnov_equalsTheGapOverAllValues() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 50; round++) {
      double[] a = digits(random);
      double[] b = digits(random);
      double gap = 0;
      for (double at = -1; at < 10; at++) {
        gap = Math.max(gap, Math.abs(shareUpTo(a, at) - shareUpTo(b, at)));
      }

      assertThat(KolmogorovSmirnov.test(a, b).orElseThrow().statistic())
          .isCloseTo(gap, within(1e-14));
    }
  }

  @Test
  void wasserstein_equalsScipy() {
    assertThat(Wasserstein.distance(FIRST, SECOND).orElseThrow())
        .isCloseTo(2.0428571428571427, within(1e-14));
  }

  @Test
  void wasserstein_ofAShiftIsTheShift() {
    double[] shifted = Arrays.stream(FIRST).map(value -> value + 2.5).toArray();

    assertThat(Wasserstein.distance(FIRST, shifted).orElseThrow()).isCloseTo(2.5, within(1e-14));
    assertThat(Wasserstein.distance(FIRST, FIRST)).hasValue(0);
  }

  @Test
  void wasserstein_normalisesByTheLeastScaleWhenTheReferenceIsConstant() {
    assertThat(Wasserstein.normalised(new double[] {1, 1}, new double[] {1.5}).orElseThrow())
        .isCloseTo(500, within(1e-9));
    assertThat(Wasserstein.normalised(new double[0], FIRST)).isEmpty();
  }

  private static double[] digits(SplittableRandom random) {
    return random.ints(1 + random.nextInt(30), 0, 10).asDoubleStream().toArray();
  }

  private static double shareUpTo(double[] values, double at) {
    return (double) Arrays.stream(values).filter(value -> value <= at).count() / values.length;
  }
}

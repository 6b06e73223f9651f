package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.stats.ReliabilityBins.Bin;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  @Test
  void bins_areRightClosedWithZeroInTheFirst() {
    List<Bin> bins =
        ReliabilityBins.equalWidth(
            new int[] {0, 1, 1, 0, 1}, new double[] {0, 0.25, 0.5, 0.500001, 1}, 4);

    assertThat(bins).extracting(Bin::lower).containsExactly(0.0, 0.25, 0.5, 0.75);
    assertThat(bins).extracting(Bin::count).containsExactly(2L, 1L, 1L, 1L);
    assertThat(bins).extracting(Bin::positiveRate).containsExactly(0.5, 1.0, 0.0, 1.0);
    assertThat(bins.get(0).meanScore()).isEqualTo(0.125);
  }

  @Test
  void bins_withoutRowsAreLeftOut() {
    List<Bin> bins = ReliabilityBins.equalWidth(new int[] {1, 0}, new double[] {0.9, 0.95}, 10);

    assertThat(bins).extracting(Bin::count).containsExactly(1L, 1L);
    assertThat(ReliabilityBins.equalWidth(new int[0], new double[0], 10)).isEmpty();
    assertThat(ReliabilityBins.equalMass(new int[0], new double[0], 10)).isEmpty();
  }

  @Test
  void equalMassBins_neverSplitTies() {
    List<Bin> bins =
        ReliabilityBins.equalMass(
            new int[] {0, 1, 0, 1, 1, 0}, new double[] {0.1, 0.1, 0.1, 0.1, 0.6, 0.9}, 3);

    assertThat(bins).extracting(Bin::count).containsExactly(4L, 2L);
    assertThat(bins).extracting(Bin::positiveRate).containsExactly(0.5, 0.5);
  }

  @Test
  void equalMassBins_holdEqualCountsWithoutTies() {
    double[] scores = new SplittableRandom(3).doubles(1500).toArray();

    assertThat(ReliabilityBins.equalMass(new int[1500], scores, 15))
        .extracting(Bin::count)
        .hasSize(15)
        .containsOnly(100L);
  }

  @Test
  void calibrationErrors_equalHandWorked() {
    List<Bin> bins = List.of(new Bin(0, 0.5, 3, 0.2, 0.5), new Bin(0.5, 1, 1, 0.9, 0.8));

    assertThat(CalibrationError.l1(bins).orElseThrow()).isCloseTo(0.25, within(1e-15));
    assertThat(CalibrationError.l2(bins).orElseThrow())
        .isCloseTo(Math.sqrt((3 * 0.09 + 0.01) / 4), within(1e-15));
    assertThat(CalibrationError.max(bins).orElseThrow()).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void calibrationErrors_areUndefinedOnNoRows() {
    assertThat(CalibrationError.expected(new int[0], new double[0])).isEmpty();
    assertThat(CalibrationError.expectedEqualMass(new int[0], new double[0])).isEmpty();
    assertThat(CalibrationError.l2(List.of())).isEmpty();
    assertThat(CalibrationError.max(List.of())).isEmpty();
  }

  @Test
  void equalMassError_seesWhatEqualWidthHidesWhenPositivesAreRare() {
    // Scores of 0.001 and 0.009, both truly 0.005: wide bins merge them and see nothing.
    int[] labels = new int[2000];
    double[] scores = new double[2000];
    for (int i = 0; i < 2000; i++) {
      scores[i] = i < 1000 ? 0.001 : 0.009;
      labels[i] = i % 200 == 0 ? 1 : 0;
    }

    assertThat(CalibrationError.expected(labels, scores).orElseThrow()).isLessThan(1e-12);
    assertThat(CalibrationError.expectedEqualMass(labels, scores).orElseThrow())
        .isCloseTo(0.004, within(1e-12));
  }

  @Test
  void brierScore_equalsHandWorked() {
    assertThat(BrierScore.of(new int[] {1, 0}, new double[] {0.5, 0.1}).orElseThrow())
        .isCloseTo(0.13, within(1e-15));
    assertThat(BrierScore.of(new int[0], new double[0])).isEmpty();
  }

  @Test
  void logLoss_clipsASureMistake() {
    assertThat(LogLoss.of(new int[] {1}, new double[] {0.25}).orElseThrow())
        .isCloseTo(Math.log(4), within(1e-15));
    assertThat(LogLoss.of(new int[] {0}, new double[] {1}).orElseThrow())
        .isCloseTo(52 * Math.log(2), within(1e-12));
    assertThat(LogLoss.of(new int[0], new double[0])).isEmpty();
  }

  @Test
  void scores_thatAreNoProbabilitiesAreRefused() {
    for (double score : new double[] {-1e-9, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BrierScore.of(new int[] {0, 1}, new double[] {0, score}))
          .withMessage("score " + score + " at index 1 is not a probability");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReliabilityBins.equalWidth(new int[0], new double[0], 0))
        .withMessage("bins is 0, expected at least 1");
  }
}

package io.airworthy.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Score statistics on Adult beside the figures of scikit-learn, torchmetrics and pROC.
class AdultScoresTest {
  private static final Offset<Double> PUBLISHED = within(5e-13);

  private final Adult adult = Adult.train();
  private final int[] labels = adult.labels();
  private final double[] education = adult.educationScore();
  private final double[] hours = adult.hoursScore();

  @Test
  void auroc_equalsScikitLearn() {
    assertValue(Auroc.of(labels, education), 0.716996407462);
    assertValue(Auroc.of(labels, hours), 0.672037680329);
  }

  @Test
  void averagePrecision_equalsScikitLearn() {
    assertValue(AveragePrecision.of(labels, education), 0.441367370175);
    assertValue(AveragePrecision.of(labels, hours), 0.345495842524);
  }

  @Test
  void brierScoreAndLogLoss_equalScikitLearn() {
    assertValue(BrierScore.of(labels, education), 0.314092563765);
    assertValue(LogLoss.of(labels, education), 0.951477363779);
  }

  @Test
  void expectedCalibrationError_equalsPublishedAtEveryBinCount() {
    for (int bins : new int[] {8, 10, 15}) {
      assertValue(
          CalibrationError.l1(ReliabilityBins.equalWidth(labels, education, bins)), 0.389232901324);
    }
    assertValue(CalibrationError.expected(labels, hours), 0.168747764491);
  }

  @Test
  void calibrationErrorL2AndMax_equalScikitLearnEdges() {
    assertValue(
        CalibrationError.l2(ReliabilityBins.equalWidth(labels, education, 15)), 0.395120619563);
    assertValue(
        CalibrationError.max(ReliabilityBins.equalWidth(labels, education, 8)), 0.459115965700);
    assertValue(
        CalibrationError.max(ReliabilityBins.equalWidth(labels, hours, 15)), 0.703449590242);
  }

  @Test
  void deLong_equalsPublishedVarianceAndInterval() {
    DeLong.Estimate estimate = DeLong.of(labels, education).orElseThrow();

    assertThat(estimate.auroc()).isCloseTo(0.716996407462, PUBLISHED);
    assertThat(estimate.variance()).isCloseTo(1.089693e-05, within(5e-12));
    assertThat(estimate.interval(0.95).lower()).isCloseTo(0.7105264697, within(5e-11));
    assertThat(estimate.interval(0.95).upper()).isCloseTo(0.7234663453, within(5e-11));
  }

  @Test
  void deLongComparison_equalsPublishedZ() {
    DeLong.Comparison comparison = DeLong.compare(labels, education, hours).orElseThrow();

    assertThat(comparison.z()).isCloseTo(10.19699471, within(5e-9));
    assertThat(comparison.difference()).isCloseTo(0.716996407462 - 0.672037680329, within(1e-12));
    assertThat(comparison.pValue()).isBetween(1e-24, 1e-23);
  }

  private static void assertValue(OptionalDouble actual, double expected) {
    assertThat(actual.orElseThrow()).isCloseTo(expected, PUBLISHED);
  }
}

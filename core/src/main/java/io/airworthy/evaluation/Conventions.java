package io.airworthy.evaluation;

import java.util.List;

/// How each figure is computed, for tooltips and the foot of the page.
public final class Conventions {
  static final String AUROC =
      "Area under the ROC curve: the chance that a positive outranks a negative, ties one half."
          + " Interval: DeLong, 95%.";
  static final String AVERAGE_PRECISION =
      "Step-wise, sum of (R_n - R_(n-1)) P_n over distinct thresholds, no interpolation. Interval:"
          + " percentile bootstrap, 95%, sessions drawn whole where known.";
  static final String ECE =
      "Expected calibration error: mean gap between score and rate over 15 equal-width bins"
          + " (lo, hi], weighted by rows.";
  static final String ECE_EQUAL_MASS =
      "The same over at most 15 bins of equal mass (R-7 quantiles of the score): the one to read"
          + " when positives are rare.";
  static final String BRIER = "Mean of (score - label) squared.";
  static final String LOG_LOSS =
      "Mean of -ln of the probability given to what happened, in nats, clipped at 2.2e-16.";
  static final String POSITIVE_RATE =
      "Share of rows labelled 1. In slices with its 95% Wilson interval.";
  static final String CURVES =
      "Curves are drawn from at most 400 points that keep the ends and, in each hundredth of the x"
          + " axis, the lowest and highest; figures come from all rows.";
  static final String SLICES =
      "A slice with too few rows shows counts only. One about too few users is suppressed, and"
          + " beside it another withheld, so that it does not follow from all rows. Slices are not"
          + " corrected for how many there are: of twenty, one leaves its interval by chance.";

  private Conventions() {}

  /// Every convention with its figure's name.
  public static List<ReportPage.Entry> all() {
    return List.of(
        new ReportPage.Entry("AUROC", AUROC),
        new ReportPage.Entry("Average precision", AVERAGE_PRECISION),
        new ReportPage.Entry("ECE", ECE),
        new ReportPage.Entry("ECE, equal mass", ECE_EQUAL_MASS),
        new ReportPage.Entry("Brier score", BRIER),
        new ReportPage.Entry("Log loss", LOG_LOSS),
        new ReportPage.Entry("Positive rate", POSITIVE_RATE),
        new ReportPage.Entry("Curves", CURVES),
        new ReportPage.Entry("Slices", SLICES));
  }
}

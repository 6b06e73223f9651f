package io.airworthy.evaluation;

/// What holds for the rows that share one value of a dimension.
///
/// @param n rows
/// @param positives rows labelled 1
/// @param status whether there are enough rows to say more than the counts
/// @param auroc area under the ROC curve with its DeLong interval
/// @param averagePrecision step-wise
/// @param ece expected calibration error, 15 equal-width bins
/// @param positiveRate share labelled 1 with its Wilson interval
/// @param meanScore mean of the scores
public record Slice(
    long n,
    long positives,
    Status status,
    Figure auroc,
    Figure averagePrecision,
    Figure ece,
    Figure positiveRate,
    Figure meanScore) {

  /// Whether there are enough rows.
  public enum Status {
    /// The figures stand.
    OK,
    /// Too few rows: counts only.
    INSUFFICIENT
  }

  static Slice insufficient(long n, long positives, int minimum) {
    Figure none = Figure.undefined("fewer than " + minimum + " rows");
    return new Slice(n, positives, Status.INSUFFICIENT, none, none, none, none, none);
  }
}

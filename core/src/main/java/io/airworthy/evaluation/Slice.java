package io.airworthy.evaluation;

import io.airworthy.Floored;
import io.airworthy.KFloor;

/// What holds for the rows that share one value of a dimension.
///
/// @param counts its rows; suppressed where it is about too few users, and where another slice that
///     is would follow from them
/// @param status whether there are enough rows, of enough users, to say more than the counts
/// @param auroc area under the ROC curve with its DeLong interval
/// @param averagePrecision step-wise
/// @param ece expected calibration error, 15 equal-width bins
/// @param positiveRate share labelled 1 with its Wilson interval
/// @param meanScore mean of the scores
public record Slice(
    Floored<Counts> counts,
    Status status,
    Figure auroc,
    Figure averagePrecision,
    Figure ece,
    Figure positiveRate,
    Figure meanScore) {

  /// @param n rows
  /// @param positives rows labelled 1
  public record Counts(long n, long positives) {}

  /// Whether there are enough rows of enough users.
  public enum Status {
    /// The figures stand.
    OK,
    /// Too few rows: counts only.
    INSUFFICIENT,
    /// Too few users: nothing is shown.
    SUPPRESSED,
    /// Nothing is shown, for a suppressed slice would follow from it and all rows.
    WITHHELD
  }

  static Slice insufficient(Floored<Counts> counts, int minimum) {
    return without(counts, Status.INSUFFICIENT, "fewer than " + minimum + " rows");
  }

  static Slice suppressed(KFloor floor) {
    return without(
        new Floored.Suppressed<>(),
        Status.SUPPRESSED,
        "about fewer than " + floor.users() + " users");
  }

  static Slice withheld() {
    return without(
        new Floored.Suppressed<>(), Status.WITHHELD, "from it a suppressed slice would follow");
  }

  private static Slice without(Floored<Counts> counts, Status status, String reason) {
    Figure none = Figure.undefined(reason);
    return new Slice(counts, status, none, none, none, none, none);
  }
}

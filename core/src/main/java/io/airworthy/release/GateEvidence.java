package io.airworthy.release;

import io.airworthy.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// All that the launch gate judges a candidate by. What is empty was not measured, and what was
/// not measured is never a pass.
///
/// @param scores the test rows
/// @param calibrationError the candidate's expected calibration error on them
/// @param slices the candidate's figures by slice, of every dimension that was sliced
/// @param missingness of each feature, in the reference and now
/// @param leakageFindings what the leakage audit found
public record GateEvidence(
    TestScores scores,
    OptionalDouble calibrationError,
    List<Slice> slices,
    List<Missingness> missingness,
    OptionalInt leakageFindings) {
  public GateEvidence {
    slices = List.copyOf(slices);
    missingness = List.copyOf(missingness);
  }

  /// Whether the counts of a slice may stand in a decision.
  public enum Disclosure {
    /// They may.
    OPEN,
    /// They are judged by, but neither they nor what they could be computed from is told.
    GUARDED
  }

  /// The candidate on one part of the test rows.
  ///
  /// @param dimension what the rows were cut by, such as `tenant`
  /// @param value the part, such as a tenant's pseudonym
  /// @param n its rows
  /// @param positives its positive rows
  /// @param auroc its area under the receiver operating characteristic
  /// @param interval the likely values of `auroc`
  /// @param disclosure whether its counts may be told
  public record Slice(
      String dimension,
      String value,
      long n,
      long positives,
      OptionalDouble auroc,
      Optional<Interval> interval,
      Disclosure disclosure) {
    /// A part whose counts may be told.
    public Slice(
        String dimension,
        String value,
        long n,
        long positives,
        OptionalDouble auroc,
        Optional<Interval> interval) {
      this(dimension, value, n, positives, auroc, interval, Disclosure.OPEN);
    }

    public Slice {
      if (n < 0 || positives < 0 || positives > n) {
        throw new IllegalArgumentException(
            "slice " + dimension + "=" + value + " of " + n + " rows, " + positives + " positive");
      }
    }
  }

  /// How often a feature is missing.
  ///
  /// @param feature its name
  /// @param reference the share of missing values in the reference, from 0 to 1
  /// @param current the share now
  public record Missingness(String feature, OptionalDouble reference, OptionalDouble current) {
    public Missingness {
      requireShare(feature, reference);
      requireShare(feature, current);
    }

    private static void requireShare(String feature, OptionalDouble share) {
      if (share.isPresent() && !(share.getAsDouble() >= 0 && share.getAsDouble() <= 1)) {
        throw new IllegalArgumentException(
            "missingness " + share.getAsDouble() + " of " + feature + " is not a share");
      }
    }
  }
}

package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Locale;

/// How a threshold is chosen. Equal scores are never told apart, so a cap is kept even when a tie
/// makes the next lower threshold jump over it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OperatingRule.FlagCap.class, name = "flag-cap"),
  @JsonSubTypes.Type(value = OperatingRule.FalsePositiveCap.class, name = "false-positive-cap"),
  @JsonSubTypes.Type(
      value = OperatingRule.FalsePositiveRowCap.class,
      name = "false-positive-row-cap"),
  @JsonSubTypes.Type(value = OperatingRule.FixedRecall.class, name = "fixed-recall"),
  @JsonSubTypes.Type(value = OperatingRule.AtThreshold.class, name = "at-threshold")
})
public sealed interface OperatingRule {
  /// The highest recall of rows with at most so many flagged sessions; of equal recalls the highest
  /// threshold.
  ///
  /// @param perThousandSessions above 0, at most 1,000
  record FlagCap(double perThousandSessions) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is outside its range
    public FlagCap {
      requireSessionCap(perThousandSessions);
    }

    @Override
    public String bound() {
      return "at most " + shown(perThousandSessions) + " flagged of 1,000 sessions";
    }
  }

  /// The highest recall of rows with at most so many flagged sessions that have no positive row; of
  /// equal recalls the highest threshold.
  ///
  /// @param perThousandSessions above 0, at most 1,000
  record FalsePositiveCap(double perThousandSessions) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is outside its range
    public FalsePositiveCap {
      requireSessionCap(perThousandSessions);
    }

    @Override
    public String bound() {
      return "at most " + shown(perThousandSessions) + " false positives per 1,000 sessions";
    }
  }

  /// The highest recall of rows with at most so many flagged rows that are not positive; of equal
  /// recalls the highest threshold.
  ///
  /// @param perThousandRows from 0 to 1,000
  record FalsePositiveRowCap(double perThousandRows) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is outside its range
    public FalsePositiveRowCap {
      if (!(perThousandRows >= 0 && perThousandRows <= 1000)) {
        throw new IllegalArgumentException(
            "a cap on false positives is from 0 to 1000 in 1,000 rows, not " + perThousandRows);
      }
    }

    @Override
    public String bound() {
      return "at most " + shown(perThousandRows) + " false positives per 1,000 rows";
    }
  }

  /// The highest precision of rows with at least this recall; of equal precisions the highest
  /// threshold.
  ///
  /// @param recall above 0, at most 1
  record FixedRecall(double recall) implements OperatingRule {
    /// @throws IllegalArgumentException when the recall is outside its range
    public FixedRecall {
      if (!(recall > 0 && recall <= 1)) {
        throw new IllegalArgumentException("recall is above 0 and at most 1, found " + recall);
      }
    }

    @Override
    public String bound() {
      return "a recall of at least " + shown(recall);
    }
  }

  /// A threshold that was given, whatever it flags.
  ///
  /// @param threshold finite; rows scored at or above it are flagged
  record AtThreshold(double threshold) implements OperatingRule {
    /// @throws IllegalArgumentException when the threshold is not finite
    public AtThreshold {
      if (!Double.isFinite(threshold)) {
        throw new IllegalArgumentException("a threshold is finite, not " + threshold);
      }
    }

    @Override
    public String bound() {
      return "the threshold that was given";
    }
  }

  /// What every point that the rule allows keeps to, in a few words.
  String bound();

  /// The rule in a few words.
  default String sentence() {
    return switch (this) {
      case FlagCap _, FalsePositiveCap _, FalsePositiveRowCap _ -> "maximum recall with " + bound();
      case FixedRecall _ -> "maximum precision with " + bound();
      case AtThreshold _ -> bound();
    };
  }

  /// Applies the rule to scored rows.
  ///
  /// @param labels 0 or 1
  /// @param scores finite
  /// @param sessions the session of each row
  default OperatingChoice choose(int[] labels, double[] scores, String[] sessions) {
    return new OperatingPointChooser(this).choose(ThresholdSweep.of(labels, scores, sessions));
  }

  /// Applies the rule to scored rows each of which is a session of its own.
  ///
  /// @param labels 0 or 1
  /// @param scores finite
  default OperatingChoice choose(int[] labels, double[] scores) {
    return new OperatingPointChooser(this).choose(ThresholdSweep.of(labels, scores));
  }

  private static void requireSessionCap(double cap) {
    if (!(cap > 0 && cap <= 1000)) {
      throw new IllegalArgumentException("a cap per 1,000 sessions is above 0 and at most 1000");
    }
  }

  private static String shown(double number) {
    return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.4g", number);
  }
}

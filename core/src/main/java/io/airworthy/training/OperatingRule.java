package io.airworthy.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// How a threshold is chosen. Equal scores are never told apart, so a cap is kept even when a tie
/// makes the next lower threshold jump over it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OperatingRule.FlagCap.class, name = "flag-cap"),
  @JsonSubTypes.Type(value = OperatingRule.FalsePositiveCap.class, name = "false-positive-cap"),
  @JsonSubTypes.Type(value = OperatingRule.FixedRecall.class, name = "fixed-recall")
})
public sealed interface OperatingRule {
  /// The highest recall with at most so many flagged sessions; of equal recalls the highest
  /// threshold.
  ///
  /// @param perThousandSessions above 0, at most 1,000
  record FlagCap(double perThousandSessions) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is outside its range
    public FlagCap {
      requireCap(perThousandSessions);
    }
  }

  /// The highest recall with at most so many flagged sessions that have no positive row; of equal
  /// recalls the highest threshold.
  ///
  /// @param perThousandSessions above 0, at most 1,000
  record FalsePositiveCap(double perThousandSessions) implements OperatingRule {
    /// @throws IllegalArgumentException when the cap is outside its range
    public FalsePositiveCap {
      requireCap(perThousandSessions);
    }
  }

  /// The highest precision with at least this recall; of equal precisions the highest threshold.
  ///
  /// @param recall above 0, at most 1
  record FixedRecall(double recall) implements OperatingRule {
    /// @throws IllegalArgumentException when the recall is outside its range
    public FixedRecall {
      if (!(recall > 0 && recall <= 1)) {
        throw new IllegalArgumentException("recall is above 0 and at most 1, found " + recall);
      }
    }
  }

  /// Applies the rule to scored rows.
  ///
  /// @param labels 0 or 1
  /// @param scores calibrated scores
  /// @param sessions the session of each row
  default OperatingChoice choose(int[] labels, double[] scores, String[] sessions) {
    List<OperatingPoint> points = ThresholdSweep.of(labels, scores, sessions);
    if (points.isEmpty()) {
      return new OperatingChoice.Undefined("there is no positive row to choose a threshold on");
    }
    return switch (this) {
      case FlagCap(double cap) ->
          best(
              points,
              point -> point.flagsPerThousandSessions() <= cap,
              OperatingPoint::recall,
              "even the highest score flags more than " + cap + " of 1,000 sessions");
      case FalsePositiveCap(double cap) ->
          best(
              points,
              point -> point.falsePositivesPerThousandSessions() <= cap,
              OperatingPoint::recall,
              "even the highest score falsely flags more than " + cap + " of 1,000 sessions");
      case FixedRecall(double recall) ->
          best(
              points,
              point -> point.recall() >= recall,
              OperatingPoint::precision,
              "no threshold reaches a recall of " + recall);
    };
  }

  private static OperatingChoice best(
      List<OperatingPoint> points,
      Predicate<OperatingPoint> allowed,
      ToDoubleFunction<OperatingPoint> value,
      String otherwise) {
    Optional<OperatingPoint> best =
        points.stream()
            .filter(allowed)
            .reduce((a, b) -> value.applyAsDouble(b) > value.applyAsDouble(a) ? b : a);
    if (best.isEmpty()) {
      return new OperatingChoice.Undefined(otherwise);
    }
    return best.get().recall() > 0
        ? new OperatingChoice.Chosen(best.get())
        : new OperatingChoice.Undefined("no threshold within the cap reaches a positive row");
  }

  private static void requireCap(double cap) {
    if (!(cap > 0 && cap <= 1000)) {
      throw new IllegalArgumentException("a cap per 1,000 sessions is above 0 and at most 1000");
    }
  }
}

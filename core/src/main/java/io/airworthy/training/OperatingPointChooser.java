package io.airworthy.training;

import java.util.OptionalDouble;

/// Applies an [OperatingRule] to every threshold that scores allow.
///
/// @param rule what the chosen point keeps to
record OperatingPointChooser(OperatingRule rule) {

  OperatingChoice choose(ThresholdSweep sweep) {
    if (sweep.rows() == 0) {
      return new OperatingChoice.Undefined("no rows");
    }
    return switch (rule) {
      case OperatingRule.AtThreshold(double threshold) ->
          new OperatingChoice.Chosen(sweep.at(threshold));
      case OperatingRule.FlagCap _,
          OperatingRule.FalsePositiveCap _,
          OperatingRule.FalsePositiveRowCap _,
          OperatingRule.FixedRecall _ ->
          best(sweep);
    };
  }

  private OperatingChoice best(ThresholdSweep sweep) {
    if (sweep.positives() == 0) {
      return new OperatingChoice.Undefined("no positives");
    }
    if (sweep.positives() == sweep.rows()) {
      return new OperatingChoice.Undefined("no negatives");
    }
    Best best = new Best();
    sweep.forEach(best::consider);
    return best.choice;
  }

  /// The best point so far; points come in the order of falling thresholds.
  private final class Best {
    private OperatingChoice choice =
        new OperatingChoice.Undefined("no threshold flags a positive with " + rule.bound());
    private double value;

    void consider(OperatingPoint point) {
      double found = value(point).orElse(0);
      if (found > value && isAllowed(point)) {
        value = found;
        choice = new OperatingChoice.Chosen(point);
      }
    }
  }

  private OptionalDouble value(OperatingPoint point) {
    return rule instanceof OperatingRule.FixedRecall
        ? point.rows().precision()
        : point.rows().recall();
  }

  private boolean isAllowed(OperatingPoint point) {
    return switch (rule) {
      case OperatingRule.FlagCap(double cap) ->
          isWithin(cap, point.sessions().flaggedPerThousand());
      case OperatingRule.FalsePositiveCap(double cap) ->
          isWithin(cap, point.sessions().falsePositivesPerThousand());
      case OperatingRule.FalsePositiveRowCap(double cap) ->
          isWithin(cap, point.rows().falsePositivesPerThousand());
      case OperatingRule.FixedRecall(double recall) -> point.rows().recall().orElse(0) >= recall;
      case OperatingRule.AtThreshold(double threshold) -> point.threshold() >= threshold;
    };
  }

  private static boolean isWithin(double cap, OptionalDouble found) {
    return found.orElse(0) <= cap;
  }
}

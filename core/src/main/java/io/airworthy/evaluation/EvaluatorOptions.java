package io.airworthy.evaluation;

import io.airworthy.KFloor;
import io.airworthy.training.OperatingRule;

/// How rows are evaluated.
///
/// @param level confidence of every interval, between 0 and 1; 0.95 by default
/// @param minimumSliceRows fewer rows than this are too few for figures; 30 by default
/// @param replicates bootstrap replicates behind the interval of average precision; 500 by default,
///     0 for no such interval
/// @param seed of the bootstrap; 1 by default
/// @param rule how the threshold is chosen; by default at most 10 false positives per 1,000 rows
/// @param floor under which no slice is shown; none by default
public record EvaluatorOptions(
    double level,
    int minimumSliceRows,
    int replicates,
    long seed,
    OperatingRule rule,
    KFloor floor) {
  /// The defaults.
  public static final EvaluatorOptions DEFAULTS =
      new EvaluatorOptions(
          0.95, 30, 500, 1, new OperatingRule.FalsePositiveRowCap(10), KFloor.NONE);

  /// @throws IllegalArgumentException when a value is out of its range
  public EvaluatorOptions {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a confidence level is between 0 and 1, not " + level);
    }
    if (minimumSliceRows < 1) {
      throw new IllegalArgumentException("a slice has at least 1 row, not " + minimumSliceRows);
    }
    if (replicates < 0) {
      throw new IllegalArgumentException("replicates are at least 0, not " + replicates);
    }
  }

  /// The same with another rule.
  public EvaluatorOptions withRule(OperatingRule other) {
    return new EvaluatorOptions(level, minimumSliceRows, replicates, seed, other, floor);
  }

  /// The same with another least slice.
  public EvaluatorOptions withMinimumSliceRows(int rows) {
    return new EvaluatorOptions(level, rows, replicates, seed, rule, floor);
  }

  /// The same with another floor.
  public EvaluatorOptions withFloor(KFloor other) {
    return new EvaluatorOptions(level, minimumSliceRows, replicates, seed, rule, other);
  }
}

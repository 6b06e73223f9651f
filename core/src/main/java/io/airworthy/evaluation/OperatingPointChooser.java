package io.airworthy.evaluation;

import io.airworthy.stats.RocCurve;
import java.util.Optional;

/// Applies an [OperatingRule] to scored rows.
final class OperatingPointChooser {
  private OperatingPointChooser() {}

  /// The point, or why the rule finds none.
  record Choice(Optional<OperatingPoint> point, String reason) {}

  static Choice choose(OperatingRule rule, ScoredRows rows) {
    return switch (rule) {
      case OperatingRule.AtThreshold given ->
          rows.size() == 0
              ? none("no rows")
              : new Choice(
                  Optional.of(OperatingPoint.at(given.threshold(), rule.sentence(), rows)), "");
      case OperatingRule.MaximumRecall capped -> maximumRecall(capped, rows);
    };
  }

  private static Choice maximumRecall(OperatingRule.MaximumRecall rule, ScoredRows rows) {
    Optional<RocCurve> curve = RocCurve.of(rows.labels(), rows.scores());
    if (curve.isEmpty()) {
      return none(Evaluator.absentClass(rows));
    }
    int best = bestPoint(curve.get(), rule.cap(), rows);
    if (best == 0) {
      return none("no threshold flags a positive with " + rule.bound());
    }
    double threshold = curve.get().thresholds().get(best);
    return new Choice(Optional.of(OperatingPoint.at(threshold, rule.sentence(), rows)), "");
  }

  /// The point of greatest recall under the cap that flags least; 0, which flags nothing, if none.
  private static int bestPoint(RocCurve curve, double cap, ScoredRows rows) {
    long negatives = rows.size() - rows.positives();
    double allowed = cap * rows.size() / 1000;
    int best = 0;
    for (int i = 1; i < curve.thresholds().size(); i++) {
      long falsePositives = Math.round(curve.falsePositiveRate().get(i) * negatives);
      if (falsePositives > allowed) {
        break;
      }
      if (curve.truePositiveRate().get(i) > curve.truePositiveRate().get(best)) {
        best = i;
      }
    }
    return best;
  }

  private static Choice none(String reason) {
    return new Choice(Optional.empty(), reason);
  }
}

package io.airworthy.training;

import io.airworthy.stats.LogLoss;
import io.airworthy.training.Calibrator.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Chooses how scores are calibrated: identity, Platt's map or the isotonic one, whichever has the
/// lowest log loss over session-grouped folds of the calibration rows; the simpler on a tie.
///
/// Platt's map is considered from a few positives and negatives on, the isotonic one only from
// many,
/// because at 0.5% positives its steps follow single rows. The chosen map is then fitted to all
/// calibration rows.
final class CalibratorChoice {
  private final CalibrationOptions options;

  CalibratorChoice(CalibrationOptions options) {
    this.options = options;
  }

  /// A way to fit a map; empty when it cannot be fitted.
  private interface Method {
    Optional<Calibrator> fit(int[] labels, double[] logOdds);
  }

  /// @param foldOfRow the fold of each row, no session in two
  Calibrator choose(int[] labels, double[] logOdds, int[] foldOfRow) {
    Calibrator best = new Identity();
    double lowest = loss((some, scores) -> Optional.of(new Identity()), labels, logOdds, foldOfRow);
    for (Method method : methods(labels)) {
      double loss = loss(method, labels, logOdds, foldOfRow);
      Optional<Calibrator> fitted = method.fit(labels, logOdds);
      if (loss < lowest && fitted.isPresent()) {
        lowest = loss;
        best = fitted.get();
      }
    }
    return best;
  }

  private List<Method> methods(int[] labels) {
    int positives = IntStream.of(labels).sum();
    int fewest = Math.min(positives, labels.length - positives);
    Method platt = (some, logOdds) -> PlattFit.of(some, logOdds).map(map -> map);
    Method isotonic = (some, logOdds) -> Optional.of(IsotonicFit.of(some, logOdds));
    if (fewest < options.plattPositives()) {
      return List.of();
    }
    return fewest < options.isotonicPositives() ? List.of(platt) : List.of(platt, isotonic);
  }

  /// Log loss of each row under the map fitted to the other folds; infinite when one has no map.
  private double loss(Method method, int[] labels, double[] logOdds, int[] foldOfRow) {
    double[] probabilities = new double[labels.length];
    for (int fold = 0; fold < options.folds(); fold++) {
      int held = fold;
      int[] kept = rows(foldOfRow.length, row -> foldOfRow[row] != held);
      int[] out = rows(foldOfRow.length, row -> foldOfRow[row] == held);
      if (out.length == 0) {
        continue;
      }
      Optional<Calibrator> map =
          kept.length == 0
              ? Optional.empty()
              : method.fit(
                  Arrays.stream(kept).map(row -> labels[row]).toArray(),
                  Arrays.stream(kept).mapToDouble(row -> logOdds[row]).toArray());
      if (map.isEmpty()) {
        return Double.POSITIVE_INFINITY;
      }
      for (int row : out) {
        probabilities[row] = map.get().probability(logOdds[row]);
      }
    }
    return LogLoss.of(labels, probabilities).orElse(Double.POSITIVE_INFINITY);
  }

  private static int[] rows(int count, java.util.function.IntPredicate chosen) {
    return IntStream.range(0, count).filter(chosen).toArray();
  }
}

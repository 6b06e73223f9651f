package io.airworthy.training;

import io.airworthy.training.Calibrator.Identity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Chooses how scores are calibrated: identity, Platt's map or the isotonic one.
///
/// A map takes the place of a simpler one only when its log loss over session-grouped folds of the
/// calibration rows is lower by more than one standard error of the difference, sessions being
/// independent: with few positives a fitted map follows the slice's own rate, and the model's own
/// probability is the better guess. Platt's map is considered from a few positives and negatives
/// on, the isotonic one only from many. What is chosen is then fitted to all calibration rows.
final class CalibratorChoice {
  private static final double LEAST = 1e-15;

  private final CalibrationOptions options;
  private final long seed;

  CalibratorChoice(CalibrationOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  /// A way to fit a map; empty when it cannot be fitted.
  private interface Method {
    Optional<Calibrator> fit(int[] labels, double[] logOdds);
  }

  /// @param sessions which rows belong together
  Calibrator choose(int[] labels, double[] logOdds, SessionGroups sessions) {
    int[] foldOfRow = sessions.folds(options.folds(), seed);
    Calibrator best = new Identity();
    double[] lowest = rowLosses(labels, logOdds, best);
    for (Method method : methods(labels)) {
      Optional<Calibrator> fitted = method.fit(labels, logOdds);
      Optional<double[]> losses = outOfFoldLosses(method, labels, logOdds, foldOfRow);
      if (fitted.isPresent()
          && losses.isPresent()
          && isClearlyLower(losses.get(), lowest, sessions)) {
        lowest = losses.get();
        best = fitted.get();
      }
    }
    return best;
  }

  private List<Method> methods(int[] labels) {
    int positives = IntStream.of(labels).sum();
    int fewest = Math.min(positives, labels.length - positives);
    List<Method> methods = new ArrayList<>();
    if (fewest >= options.plattPositives()) {
      methods.add((some, logOdds) -> PlattFit.of(some, logOdds).map(map -> map));
    }
    if (fewest >= options.isotonicPositives()) {
      methods.add((some, logOdds) -> Optional.of(IsotonicFit.of(some, logOdds)));
    }
    return methods;
  }

  /// The loss of each row under the map fitted to the other folds; empty when one has no map.
  private Optional<double[]> outOfFoldLosses(
      Method method, int[] labels, double[] logOdds, int[] foldOfRow) {
    double[] losses = new double[labels.length];
    for (int fold = 0; fold < options.folds(); fold++) {
      int held = fold;
      int[] kept = rows(foldOfRow, row -> foldOfRow[row] != held);
      int[] out = rows(foldOfRow, row -> foldOfRow[row] == held);
      if (kept.length == 0) {
        return Optional.empty();
      }
      Optional<Calibrator> map =
          method.fit(
              Arrays.stream(kept).map(row -> labels[row]).toArray(),
              Arrays.stream(kept).mapToDouble(row -> logOdds[row]).toArray());
      if (map.isEmpty()) {
        return Optional.empty();
      }
      for (int row : out) {
        losses[row] = loss(labels[row], map.get().probability(logOdds[row]));
      }
    }
    return Optional.of(losses);
  }

  private static double[] rowLosses(int[] labels, double[] logOdds, Calibrator map) {
    double[] losses = new double[labels.length];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = loss(labels[row], map.probability(logOdds[row]));
    }
    return losses;
  }

  private static double loss(int label, double probability) {
    return -StrictMath.log(Math.max(LEAST, label == 1 ? probability : 1 - probability));
  }

  private static boolean isClearlyLower(double[] losses, double[] than, SessionGroups sessions) {
    double total = 0;
    double squares = 0;
    int count = sessions.inOrder().size();
    for (SessionGroups.Group session : sessions.inOrder()) {
      double gain = 0;
      for (int row : session.rows()) {
        gain += than[row] - losses[row];
      }
      total += gain;
      squares += gain * gain;
    }
    double variance = count * Math.max(0, squares - total * total / count) / (count - 1.0);
    return count > 1 && total > Math.sqrt(variance);
  }

  private static int[] rows(int[] all, IntPredicate chosen) {
    return IntStream.range(0, all.length).filter(chosen).toArray();
  }
}

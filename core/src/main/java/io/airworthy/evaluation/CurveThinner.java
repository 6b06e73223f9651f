package io.airworthy.evaluation;

import java.util.ArrayList;
import java.util.List;

/// Thins a curve for drawing so that nothing visible is lost.
///
/// The x axis is cut into equal steps. Of the points in a step the first, the last, the lowest and
/// the highest stay, in their order; so a drawn curve keeps its ends and every peak. Figures are
/// always computed on the full curve.
final class CurveThinner {
  private static final int STEPS = 100;

  private CurveThinner() {}

  /// @param xs monotone, in `[0, 1]`
  /// @param ys as many, in `[0, 1]`
  static List<CurvePoint> thin(List<Double> xs, List<Double> ys) {
    List<CurvePoint> kept = new ArrayList<>();
    int start = 0;
    while (start < xs.size()) {
      int end = start + 1;
      while (end < xs.size() && step(xs.get(end)) == step(xs.get(start))) {
        end++;
      }
      keepExtremes(xs, ys, start, end, kept);
      start = end;
    }
    return kept;
  }

  private static int step(double x) {
    return (int) Math.min(STEPS - 1.0, x * STEPS);
  }

  private static void keepExtremes(
      List<Double> xs, List<Double> ys, int start, int end, List<CurvePoint> kept) {
    int lowest = start;
    int highest = start;
    for (int i = start; i < end; i++) {
      lowest = ys.get(i) < ys.get(lowest) ? i : lowest;
      highest = ys.get(i) > ys.get(highest) ? i : highest;
    }
    for (int i = start; i < end; i++) {
      if (i == start || i == end - 1 || i == lowest || i == highest) {
        kept.add(new CurvePoint(xs.get(i), ys.get(i)));
      }
    }
  }
}

package io.airworthy.training;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Every threshold that scores allow, highest first: one for each distinct score, since a threshold
/// cannot tell equal scores apart.
final class ThresholdSweep {
  private final int[] labels;
  private final int[] sessionOfRow;
  private final int sessions;
  private final int positives;
  private final BitSet positiveSessions = new BitSet();
  private final BitSet flagged = new BitSet();
  private int flaggedSessions;
  private int falseSessions;
  private int flaggedRows;
  private int truePositives;

  private ThresholdSweep(int[] labels, String[] sessionNames) {
    this.labels = labels;
    this.sessionOfRow = new int[labels.length];
    Map<String, Integer> indices = new HashMap<>();
    for (int row = 0; row < labels.length; row++) {
      indices.putIfAbsent(sessionNames[row], indices.size());
      sessionOfRow[row] = indices.getOrDefault(sessionNames[row], 0);
      if (labels[row] == 1) {
        positiveSessions.set(sessionOfRow[row]);
      }
    }
    this.sessions = indices.size();
    this.positives = IntStream.of(labels).sum();
  }

  /// The points, highest threshold first; none without a positive row.
  static List<OperatingPoint> of(int[] labels, double[] scores, String[] sessions) {
    if (labels.length != scores.length || labels.length != sessions.length) {
      throw new IllegalArgumentException(
          labels.length
              + " labels, "
              + scores.length
              + " scores, "
              + sessions.length
              + " sessions");
    }
    ThresholdSweep sweep = new ThresholdSweep(labels, sessions);
    return sweep.positives == 0 ? List.of() : sweep.sweep(scores);
  }

  private List<OperatingPoint> sweep(double[] scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(row -> -scores[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    List<OperatingPoint> points = new ArrayList<>();
    for (int i = 0; i < order.length; i++) {
      flag(order[i]);
      if (i + 1 == order.length || scores[order[i + 1]] < scores[order[i]]) {
        points.add(point(scores[order[i]]));
      }
    }
    return points;
  }

  private void flag(int row) {
    flaggedRows++;
    truePositives += labels[row];
    int session = sessionOfRow[row];
    if (!flagged.get(session)) {
      flagged.set(session);
      flaggedSessions++;
      falseSessions += positiveSessions.get(session) ? 0 : 1;
    }
  }

  private OperatingPoint point(double threshold) {
    return new OperatingPoint(
        threshold,
        (double) truePositives / positives,
        (double) truePositives / flaggedRows,
        1000.0 * flaggedSessions / sessions,
        1000.0 * falseSessions / sessions);
  }
}

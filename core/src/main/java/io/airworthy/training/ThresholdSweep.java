package io.airworthy.training;

import io.airworthy.stats.RankedScores;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Every threshold that scores allow, highest first: one for each distinct score, since a threshold
/// cannot tell equal scores apart.
final class ThresholdSweep {
  private final int[] labels;
  private final double[] scores;
  private final int[] sessionOfRow;
  private final int sessions;
  private final int positives;
  private final BitSet positiveSessions = new BitSet();
  private final int positiveSessionCount;

  private ThresholdSweep(int[] labels, double[] scores, int[] sessionOfRow, int sessions) {
    if (labels.length != scores.length) {
      throw new IllegalArgumentException(labels.length + " labels, " + scores.length + " scores");
    }
    this.labels = labels;
    this.scores = scores;
    this.sessionOfRow = sessionOfRow;
    this.sessions = sessions;
    this.positives = IntStream.of(labels).sum();
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] == 1) {
        positiveSessions.set(sessionOfRow[row]);
      }
    }
    this.positiveSessionCount = positiveSessions.cardinality();
  }

  static ThresholdSweep of(int[] labels, double[] scores, String[] sessionNames) {
    if (labels.length != sessionNames.length) {
      throw new IllegalArgumentException(
          labels.length + " labels, " + sessionNames.length + " sessions");
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] sessionOfRow = new int[labels.length];
    for (int row = 0; row < labels.length; row++) {
      numbers.putIfAbsent(sessionNames[row], numbers.size());
      sessionOfRow[row] = numbers.getOrDefault(sessionNames[row], 0);
    }
    return new ThresholdSweep(labels, scores, sessionOfRow, numbers.size());
  }

  /// A sweep over rows each of which is a session of its own.
  static ThresholdSweep of(int[] labels, double[] scores) {
    int[] sessionOfRow = IntStream.range(0, labels.length).toArray();
    return new ThresholdSweep(labels, scores, sessionOfRow, labels.length);
  }

  int rows() {
    return labels.length;
  }

  int positives() {
    return positives;
  }

  /// Hands over every point, highest threshold first.
  void forEach(Consumer<OperatingPoint> points) {
    int[] order = RankedScores.rank(labels, scores).order();
    Flagged flagged = new Flagged();
    for (int place = 0; place < order.length; place++) {
      flagged.add(order[place]);
      double score = scores[order[place]];
      if (place + 1 == order.length || scores[order[place + 1]] < score) {
        points.accept(flagged.point(score));
      }
    }
  }

  /// What any threshold does.
  OperatingPoint at(double threshold) {
    Flagged flagged = new Flagged();
    IntStream.range(0, scores.length).filter(row -> scores[row] >= threshold).forEach(flagged::add);
    return flagged.point(threshold);
  }

  /// The rows that are flagged so far.
  private final class Flagged {
    private final BitSet flaggedSessions = new BitSet();
    private int flaggedSessionCount;
    private int trueSessions;
    private int flaggedRows;
    private int trueRows;

    void add(int row) {
      flaggedRows++;
      trueRows += labels[row];
      int session = sessionOfRow[row];
      if (!flaggedSessions.get(session)) {
        flaggedSessions.set(session);
        flaggedSessionCount++;
        trueSessions += positiveSessions.get(session) ? 1 : 0;
      }
    }

    OperatingPoint point(double threshold) {
      return new OperatingPoint(
          threshold,
          ConfusionMatrix.of(trueRows, flaggedRows, positives, labels.length),
          ConfusionMatrix.of(trueSessions, flaggedSessionCount, positiveSessionCount, sessions));
    }
  }
}

package io.airworthy.evaluation;

import io.airworthy.stats.Auroc;
import io.airworthy.stats.Interval;
import io.airworthy.stats.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/// Compares a split in the order of time with splits in shuffled orders.
///
/// Sessions are ordered by their first time; a scorer learns from the first three quarters of them
/// and is judged by AUROC on the last quarter. Then the times are permuted across sessions, the
/// same split is made and judged, 39 times. If time did not matter, the true order would be one
/// more draw: `p = (1 + shuffled areas at or below the true one) / 40` is an exact permutation test
/// of that. The finding is raised when `p <= 0.05` and the true area lies at least 0.05 below the
/// median shuffled one: the scorer then lives on something that holds only among neighbours in
/// time, which it will not have when it is used. Values learnt from the whole period and drift both
/// look like this; either way the random split's figure is not to be believed.
final class ShuffledTimeControl {
  private static final double GREATEST_P = 0.05;
  private static final int LEAST_SESSIONS = 40;

  private final AuditOptions options;

  ShuffledTimeControl(AuditOptions options) {
    this.options = options;
  }

  /// The control and, when it is flagged, the finding.
  record Outcome(AuditReport.Control control, Optional<Finding> finding) {}

  Outcome run(FeatureTable table, Scorer scorer) {
    if (table.times().isEmpty()) {
      return inconclusive("the examples carry no time");
    }
    List<int[]> sessions = sessionsInOrder(table, table.times().get());
    if (sessions.size() < LEAST_SESSIONS) {
      return inconclusive("fewer than " + LEAST_SESSIONS + " sessions");
    }
    OptionalDouble ordered = judge(sessions, table, scorer);
    if (ordered.isEmpty()) {
      return inconclusive(
          "a side of the time-ordered split has fewer than "
              + options.leastClassRows()
              + " rows of a class");
    }
    double[] shuffled = shuffledAreas(sessions, table, scorer);
    if (shuffled.length < options.permutations()) {
      return inconclusive("some shuffled split has too few rows of a class");
    }
    return judged(ordered.getAsDouble(), shuffled);
  }

  private double[] shuffledAreas(List<int[]> sessions, FeatureTable table, Scorer scorer) {
    Random random = new Random(options.seed());
    double[] areas = new double[options.permutations()];
    int count = 0;
    for (int i = 0; i < areas.length; i++) {
      int[] order = SessionFolds.permutation(sessions.size(), random);
      List<int[]> permuted = Arrays.stream(order).mapToObj(sessions::get).toList();
      OptionalDouble area = judge(permuted, table, scorer);
      if (area.isPresent()) {
        areas[count++] = area.getAsDouble();
      }
    }
    return Arrays.copyOf(areas, count);
  }

  private Outcome judged(double ordered, double[] shuffled) {
    double median = Quantiles.r7(shuffled, 0.5).orElseThrow();
    double low = Quantiles.r7(shuffled, 0.025).orElseThrow();
    double high = Quantiles.r7(shuffled, 0.975).orElseThrow();
    long below = Arrays.stream(shuffled).filter(area -> area <= ordered).count();
    double p = (1.0 + below) / (1 + shuffled.length);
    double gap = median - ordered;
    String evidence =
        String.format(
            Locale.ROOT,
            "AUROC %.3f when split in the order of time, %.3f (%.3f to %.3f) over %d shuffled"
                + " orders; p = %.3f",
            ordered,
            median,
            low,
            high,
            shuffled.length,
            p);
    if (p > GREATEST_P || gap < options.leastGap()) {
      return new Outcome(control(AuditReport.Outcome.CLEAR, evidence + "."), Optional.empty());
    }
    Finding finding =
        new Finding(
            Finding.Kind.SHUFFLED_TIME,
            Optional.empty(),
            "auroc_gap",
            gap,
            Optional.of(new Interval(low - ordered, high - ordered)),
            options.leastGap(),
            evidence
                + ": some feature carries what is only known later, or the world drifts;"
                + " trust only the time-ordered figure.");
    return new Outcome(control(AuditReport.Outcome.FLAGGED, evidence + "."), Optional.of(finding));
  }

  /// The area on the last quarter of the sessions, learnt on those before.
  private OptionalDouble judge(List<int[]> sessions, FeatureTable table, Scorer scorer) {
    int cut = sessions.size() * 3 / 4;
    int[] train = rows(sessions.subList(0, cut));
    int[] test = rows(sessions.subList(cut, sessions.size()));
    if (lacksRows(train, table) || lacksRows(test, table)) {
      return OptionalDouble.empty();
    }
    int[] labels = Arrays.stream(test).map(row -> table.labels()[row]).toArray();
    return Auroc.of(labels, scorer.score(train, test));
  }

  private boolean lacksRows(int[] rows, FeatureTable table) {
    long positives = Arrays.stream(rows).filter(row -> table.labels()[row] == 1).count();
    return Math.min(positives, rows.length - positives) < options.leastClassRows();
  }

  private static int[] rows(List<int[]> sessions) {
    return sessions.stream().flatMapToInt(Arrays::stream).toArray();
  }

  /// The rows of each session, sessions by first time, equal times by first row; sampled evenly
  /// over time when there are too many.
  private List<int[]> sessionsInOrder(FeatureTable table, double[] times) {
    int[] number = SessionFolds.number(table.sessions());
    List<List<Integer>> rows = new ArrayList<>();
    for (int row = 0; row < number.length; row++) {
      if (number[row] == rows.size()) {
        rows.add(new ArrayList<>());
      }
      rows.get(number[row]).add(row);
    }
    List<int[]> ordered =
        rows.stream()
            .map(list -> list.stream().mapToInt(row -> row).toArray())
            .sorted(
                Comparator.comparingDouble(
                        (int[] list) ->
                            Arrays.stream(list).mapToDouble(r -> times[r]).min().orElse(0))
                    .thenComparingInt(list -> list[0]))
            .toList();
    int step = (ordered.size() + options.mostSessions() - 1) / options.mostSessions();
    List<int[]> sampled = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i += Math.max(1, step)) {
      sampled.add(ordered.get(i));
    }
    return sampled;
  }

  private static Outcome inconclusive(String reason) {
    return new Outcome(
        control(AuditReport.Outcome.INCONCLUSIVE, "Not judged: " + reason + "."), Optional.empty());
  }

  private static AuditReport.Control control(AuditReport.Outcome outcome, String sentence) {
    return new AuditReport.Control(Finding.Kind.SHUFFLED_TIME, outcome, sentence);
  }
}

package io.airworthy.evaluation;

import io.airworthy.stats.DeLong;
import io.airworthy.stats.Interval;
import io.airworthy.stats.Quantiles;
import io.airworthy.telemetry.HeadAuroc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks of every feature, and of the fact that it is missing, how well it alone separates the
/// classes.
///
/// The area of a number is `max(a, 1 - a)` on the rows where it is present; a category is first
/// replaced by the rate of positives among the rows of other folds that share it, shrunk to the
/// base rate, with folds that never cut a session. An alarm sounds when the lower DeLong bound
/// exceeds a stated limit **and** lies above `median + 3 * 1.4826 * MAD` of all features, or when
/// it is nearly certain. So many good features raise no alarm; one far better than all others does.
/// A text head's score is expected to be: the lower bound must also lie above the upper one of what
/// the head reached out of fold, and that much above the area itself.
final class SingleFeatureControl {
  /// A category counts as this many rows of the base rate more.
  private static final double SHRINKAGE = 10;

  /// The least robust standard deviation, so that features that are all alike leave some room.
  private static final double LEAST_SPREAD = 0.01;

  private final AuditOptions options;
  private final HeadClaims heads;

  SingleFeatureControl(AuditOptions options, HeadClaims heads) {
    this.options = options;
    this.heads = heads;
  }

  /// Every judged feature, strongest first, and what the alarm was.
  record Outcome(List<FeatureStrength> strengths, double limit, double median) {}

  Outcome run(FeatureTable table) {
    int[] folds = SessionFolds.deal(table.sessions(), options.seed());
    List<FeatureStrength> found = new ArrayList<>();
    for (Map.Entry<String, Column> feature : table.features().entrySet()) {
      value(feature.getKey(), feature.getValue(), table, folds).ifPresent(found::add);
      missingness(feature.getKey(), feature.getValue(), table).ifPresent(found::add);
    }
    double[] areas =
        found.stream()
            .filter(s -> s.aspect() == FeatureStrength.Aspect.VALUE)
            .mapToDouble(FeatureStrength::auroc)
            .toArray();
    double median = Quantiles.r7(areas, 0.5).orElse(0.5);
    double limit = limit(areas, median);
    return new Outcome(
        found.stream()
            .map(strength -> judged(strength, limit))
            .sorted(
                Comparator.comparingDouble((FeatureStrength s) -> -s.auroc())
                    .thenComparing(FeatureStrength::title))
            .toList(),
        limit,
        median);
  }

  private double limit(double[] areas, double median) {
    if (areas.length < options.leastPeers()) {
      return options.certainAuroc();
    }
    double[] distances = Arrays.stream(areas).map(area -> Math.abs(area - median)).toArray();
    double spread = 1.4826 * Quantiles.r7(distances, 0.5).orElseThrow();
    double fence = median + options.spreads() * Math.max(LEAST_SPREAD, spread);
    return Math.min(options.certainAuroc(), Math.max(options.alarmAuroc(), fence));
  }

  /// What the lower bound of a feature's area has to exceed.
  private double limit(FeatureStrength strength, double limit) {
    return claim(strength)
        .map(claim -> Math.max(claim.upper(), claim.auroc() + options.leastLead()))
        .map(surpassed -> Math.max(limit, surpassed))
        .orElse(limit);
  }

  private Optional<HeadAuroc> claim(FeatureStrength strength) {
    return strength.aspect() == FeatureStrength.Aspect.VALUE
        ? heads.of(strength.feature())
        : Optional.empty();
  }

  private FeatureStrength judged(FeatureStrength strength, double limit) {
    return new FeatureStrength(
        strength.feature(),
        strength.aspect(),
        strength.rows(),
        strength.auroc(),
        strength.interval(),
        strength.interval().lower() > limit(strength, limit));
  }

  private Optional<FeatureStrength> value(
      String name, Column column, FeatureTable table, int[] folds) {
    int[] present = present(column);
    return switch (column) {
      case Column.Numbers numbers ->
          strength(
              name,
              FeatureStrength.Aspect.VALUE,
              labels(table, present),
              oriented(labels(table, present), pick(numbers.values(), present)));
      case Column.Categories categories ->
          strength(
              name,
              FeatureStrength.Aspect.VALUE,
              labels(table, present),
              TargetRates.outOfFold(categories, table.labels(), folds, present, SHRINKAGE));
    };
  }

  private Optional<FeatureStrength> missingness(String name, Column column, FeatureTable table) {
    double[] indicator = new double[table.rows()];
    for (int row = 0; row < indicator.length; row++) {
      indicator[row] = column.isMissing(row) ? 1 : 0;
    }
    long missing = column.missing();
    return missing == 0 || missing == table.rows()
        ? Optional.empty()
        : strength(
            name,
            FeatureStrength.Aspect.MISSINGNESS,
            table.labels(),
            oriented(table.labels(), indicator));
  }

  private Optional<FeatureStrength> strength(
      String name, FeatureStrength.Aspect aspect, int[] labels, double[] scores) {
    int positives = Arrays.stream(labels).sum();
    if (Math.min(positives, labels.length - positives) < options.leastClassRows()) {
      return Optional.empty();
    }
    DeLong.Estimate estimate = DeLong.of(labels, scores).orElseThrow();
    Interval interval = estimate.interval(options.level());
    return Optional.of(
        new FeatureStrength(name, aspect, labels.length, estimate.auroc(), interval, false));
  }

  /// The scores, turned round when low ones go with positives.
  private static double[] oriented(int[] labels, double[] scores) {
    double area = io.airworthy.stats.Auroc.of(labels, scores).orElse(0.5);
    return area >= 0.5 ? scores : Arrays.stream(scores).map(score -> -score).toArray();
  }

  private static int[] present(Column column) {
    int[] rows = new int[column.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      boolean usable =
          switch (column) {
            case Column.Numbers numbers -> Double.isFinite(numbers.values()[row]);
            case Column.Categories categories -> !categories.isMissing(row);
          };
      if (usable) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private static int[] labels(FeatureTable table, int[] rows) {
    return Arrays.stream(rows).map(row -> table.labels()[row]).toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  /// A flagged feature as a finding.
  Finding finding(FeatureStrength strength, Outcome outcome) {
    String sentence =
        String.format(
            Locale.ROOT,
            "%s alone reaches AUROC %.3f (%.0f%% interval %.3f to %.3f) where the median feature"
                + " reaches %.3f; %s",
            strength.title(),
            strength.auroc(),
            100 * options.level(),
            strength.interval().lower(),
            strength.interval().upper(),
            outcome.median(),
            question(strength));
    return new Finding(
        Finding.Kind.SINGLE_FEATURE,
        Optional.of(strength.title()),
        "auroc",
        strength.auroc(),
        Optional.of(strength.interval()),
        limit(strength, outcome.limit()),
        sentence);
  }

  private String question(FeatureStrength strength) {
    return claim(strength)
        .map(
            claim ->
                String.format(
                    Locale.ROOT,
                    "its head reached %.3f (at most %.3f) on conversations that it had not seen, so"
                        + " ask what it learned from: it may know the sessions it is judged by.",
                    claim.auroc(),
                    claim.upper()))
        .orElse(
            HeadClaims.isScore(strength.feature())
                ? "it is a text head's score: name the head in the configuration, and the score may"
                    + " be as good as the head was out of fold."
                : "ask when it becomes known: it may only be known with the outcome.");
  }
}

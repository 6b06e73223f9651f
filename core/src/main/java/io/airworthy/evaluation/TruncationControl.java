package io.airworthy.evaluation;

import io.airworthy.stats.DeLong;
import io.airworthy.stats.Interval;
import io.airworthy.stats.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Asks what a score owes to the end of a sequence: the features are made again without the last
/// events and the out-of-fold area is compared on the same rows.
///
/// What ends a conversation is often the outcome itself, so a score that falls when only the last
/// one or two events are cut off was reading the label. Both areas come from the same five folds
/// that never cut a session, and their difference is tested after DeLong.
public final class TruncationControl {
  private final AuditOptions options;

  /// A control with these limits.
  public TruncationControl(AuditOptions options) {
    this.options = options;
  }

  /// The features of the same rows with some events cut off.
  ///
  /// @param name what was cut off, such as `without the last event`
  /// @param table the features made from what is left; rows, labels and sessions as in the full one
  public record Cut(String name, FeatureTable table) {}

  /// What a cut did.
  ///
  /// @param name what was cut off
  /// @param auroc out-of-fold area with what is left
  /// @param drop how much less than with all events, with its interval
  public record Step(String name, double auroc, double drop, Interval dropInterval) {}

  /// The full area and what each cut did to it.
  ///
  /// @param auroc out-of-fold area with all events
  /// @param steps one for each cut, in order
  /// @param findings the cuts that lose more than the limit with confidence
  public record Outcome(double auroc, List<Step> steps, List<Finding> findings) {
    /// Copies the lists.
    public Outcome {
      steps = List.copyOf(steps);
      findings = List.copyOf(findings);
    }
  }

  /// Compares; empty when a class has too few rows.
  ///
  /// @throws IllegalArgumentException when a cut has other labels than the full table
  public Optional<Outcome> compare(FeatureTable full, List<Cut> cuts) {
    int positives = Arrays.stream(full.labels()).sum();
    if (Math.min(positives, full.rows() - positives) < options.leastClassRows()) {
      return Optional.empty();
    }
    double[] fullScores = outOfFold(full, full.sessions());
    List<Step> steps = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    double area = DeLong.of(full.labels(), fullScores).orElseThrow().auroc();
    for (Cut cut : cuts) {
      if (!Arrays.equals(cut.table.labels(), full.labels())) {
        throw new IllegalArgumentException(cut.name + ": the labels differ from the full table's");
      }
      Step step = step(cut.name, full.labels(), fullScores, outOfFold(cut.table, full.sessions()));
      steps.add(step);
      if (step.dropInterval().lower() > options.leastDrop()) {
        findings.add(finding(step, area));
      }
    }
    return Optional.of(new Outcome(area, steps, findings));
  }

  private Step step(String name, int[] labels, double[] full, double[] cut) {
    double area = DeLong.of(labels, cut).orElseThrow().auroc();
    DeLong.Comparison comparison =
        DeLong.compare(labels, full, cut).orElse(new DeLong.Comparison(0, 0, 1));
    double error = comparison.z() == 0 ? 0 : comparison.difference() / comparison.z();
    double half = Normal.quantile(0.5 + options.level() / 2) * Math.abs(error);
    double drop = comparison.difference();
    return new Step(name, area, drop, new Interval(drop - half, drop + half));
  }

  private double[] outOfFold(FeatureTable table, String[] sessions) {
    int[] folds = SessionFolds.deal(sessions, options.seed());
    Scorer scorer = new NaiveBayesScorer(table);
    double[] scores = new double[table.rows()];
    for (int fold = 0; fold < SessionFolds.FOLDS; fold++) {
      int chosen = fold;
      int[] train = IntStream.range(0, folds.length).filter(r -> folds[r] != chosen).toArray();
      int[] test = IntStream.range(0, folds.length).filter(r -> folds[r] == chosen).toArray();
      double[] scored = scorer.score(train, test);
      for (int i = 0; i < test.length; i++) {
        scores[test[i]] = scored[i];
      }
    }
    return scores;
  }

  private Finding finding(Step step, double full) {
    return new Finding(
        Finding.Kind.TRUNCATION,
        Optional.empty(),
        "auroc_drop",
        step.drop(),
        Optional.of(step.dropInterval()),
        options.leastDrop(),
        String.format(
            Locale.ROOT,
            "AUROC falls from %.3f to %.3f %s (drop %.3f, %.3f to %.3f): what is cut off may be the"
                + " outcome itself.",
            full,
            step.auroc(),
            step.name(),
            step.drop(),
            step.dropInterval().lower(),
            step.dropInterval().upper()));
  }
}

package io.airworthy.evaluation;

import io.airworthy.features.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Looks for features that know what will only be known later.
///
/// Three controls: when each feature view was available, against the cutoff; how well each feature
/// alone separates the classes; and whether a random split scores better than one in the order of
/// time. A finding is a question to a person, with its evidence. The same input and options give
/// the same report.
public final class LeakageAudit {
  private final AuditOptions options;
  private final HeadClaims heads;

  /// An audit with these limits of tables that know of no text head.
  public LeakageAudit(AuditOptions options) {
    this(options, HeadClaims.NONE);
  }

  /// An audit with these limits.
  ///
  /// @param heads what the heads behind some features may reach
  public LeakageAudit(AuditOptions options, HeadClaims heads) {
    this.options = options;
    this.heads = heads;
  }

  /// Audits a training set with the availability facts of the join that made it.
  public AuditReport audit(TrainingSet set, List<FeatureAvailability> availability) {
    return audit(FeatureTable.of(set), availability);
  }

  /// Audits a table; the shuffled-time control uses a naive Bayes scorer.
  ///
  /// @param availability one for each feature view; none makes that control inconclusive
  public AuditReport audit(FeatureTable table, List<FeatureAvailability> availability) {
    return audit(table, availability, new NaiveBayesScorer(table));
  }

  /// Audits a table with a scorer of the caller's for the shuffled-time control.
  public AuditReport audit(
      FeatureTable table, List<FeatureAvailability> availability, Scorer scorer) {
    List<Finding> findings = new ArrayList<>();
    List<AuditReport.Control> controls = new ArrayList<>();
    controls.add(availability(availability, findings));
    SingleFeatureControl single = new SingleFeatureControl(options, heads);
    SingleFeatureControl.Outcome strengths = single.run(table);
    controls.add(singleFeatures(single, strengths, findings));
    ShuffledTimeControl.Outcome time = new ShuffledTimeControl(options).run(table, scorer);
    time.finding().ifPresent(findings::add);
    controls.add(time.control());
    return new AuditReport(findings, controls, strengths.strengths());
  }

  private static AuditReport.Control availability(
      List<FeatureAvailability> views, List<Finding> findings) {
    Finding.Kind kind = Finding.Kind.AVAILABILITY;
    if (views.isEmpty()) {
      return new AuditReport.Control(
          kind,
          AuditReport.Outcome.INCONCLUSIVE,
          "Not judged: nothing is known of when features became available.");
    }
    List<FeatureAvailability> violated =
        views.stream().filter(FeatureAvailability::isViolated).toList();
    violated.forEach(view -> findings.add(violation(view)));
    return new AuditReport.Control(
        kind,
        violated.isEmpty() ? AuditReport.Outcome.CLEAR : AuditReport.Outcome.FLAGGED,
        violated.isEmpty()
            ? "All inputs of " + views.size() + " feature views were available before the cutoff."
            : violated.size() + " of " + views.size() + " feature views read past the cutoff.");
  }

  private static Finding violation(FeatureAvailability view) {
    double seconds = view.maxAvailableAtMinusCutoffMicros() / 1e6;
    return new Finding(
        Finding.Kind.AVAILABILITY,
        Optional.of(view.view()),
        "seconds_past_cutoff",
        seconds,
        Optional.empty(),
        0,
        String.format(
            Locale.ROOT,
            "%s uses inputs that became available up to %.3f s after the cutoff, in %d of %d rows.",
            view.view(),
            seconds,
            view.rowsViolating(),
            view.rows()));
  }

  private static AuditReport.Control singleFeatures(
      SingleFeatureControl control, SingleFeatureControl.Outcome outcome, List<Finding> findings) {
    Finding.Kind kind = Finding.Kind.SINGLE_FEATURE;
    if (outcome.strengths().isEmpty()) {
      return new AuditReport.Control(
          kind, AuditReport.Outcome.INCONCLUSIVE, "Not judged: too few rows of a class.");
    }
    List<FeatureStrength> flagged =
        outcome.strengths().stream().filter(FeatureStrength::flagged).toList();
    flagged.forEach(strength -> findings.add(control.finding(strength, outcome)));
    FeatureStrength strongest = outcome.strengths().getFirst();
    return new AuditReport.Control(
        kind,
        flagged.isEmpty() ? AuditReport.Outcome.CLEAR : AuditReport.Outcome.FLAGGED,
        String.format(
            Locale.ROOT,
            "%d of %d flagged; the strongest is %s with AUROC %.3f (%.3f to %.3f); the lower bound"
                + " alarms above %.3f%s.",
            flagged.size(),
            outcome.strengths().size(),
            strongest.title(),
            strongest.auroc(),
            strongest.interval().lower(),
            strongest.interval().upper(),
            outcome.limit(),
            scores(outcome)));
  }

  /// Of the text heads' scores that no alarm sounds for although they stand out.
  private static String scores(SingleFeatureControl.Outcome outcome) {
    List<String> titles =
        outcome.strengths().stream()
            .filter(each -> !each.flagged() && each.interval().lower() > outcome.limit())
            .map(FeatureStrength::title)
            .toList();
    return titles.isEmpty()
        ? ""
        : ", but for text heads' scores only where they are better than their heads were out of"
            + " fold, as "
            + String.join(", ", titles)
            + (titles.size() == 1 ? " is" : " are")
            + " not";
  }
}

package io.airworthy.evaluation;

import io.airworthy.KFloor;
import io.airworthy.training.OperatingRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/// A page with every part, made of seeded scores.
final class SampleReport {
  static final String HOSTILE = "<script>alert('1')</script>\" onload=\"x";

  private SampleReport() {}

  static ReportPage page() {
    return new ReportPage(
        "Session quality, run 2026-02-14",
        "snapshot 8812, 60 000 sessions",
        List.of(
            section("predict", "Will the user be dissatisfied with this reply?", 1.1),
            TargetSection.of(
                "estimate",
                "Was the user dissatisfied with this reply?",
                new Evaluator(options()).evaluate(rows(1.9, 2000, 7)))),
        List.of(
            new ReportPage.Entry("snapshot", "8812"),
            new ReportPage.Entry("code version", "0.1.0"),
            new ReportPage.Entry("seed", "1")));
  }

  private static EvaluatorOptions options() {
    return new EvaluatorOptions(
        0.95, 30, 50, 1, new OperatingRule.FalsePositiveRowCap(10), KFloor.NONE);
  }

  private static TargetSection section(String name, String question, double signal) {
    Evaluator evaluator = new Evaluator(options());
    return TargetSection.of(name, question, evaluator.evaluate(rows(signal, 12000, 3)))
        .withBaseline(
            new TargetSection.Baseline(
                "champion quality:6", evaluator.evaluate(rows(signal * 0.8, 12000, 3))))
        .withGate(
            new TargetSection.Gate(
                "inconclusive",
                List.of(
                    new TargetSection.Reason(
                        "average precision",
                        "pass",
                        "not worse than the champion's: +0.021 (0.004 to 0.037)."),
                    new TargetSection.Reason(
                        "slice floors", "inconclusive", "tenant t9 has 12 positives, 20 needed."))))
        .withFeatures(
            "standardised coefficient, log-odds",
            List.of(
                new TargetSection.WeightedFeature("turn.rephrase_similarity", 0.91),
                new TargetSection.WeightedFeature("session.turns", 0.44),
                new TargetSection.WeightedFeature("turn.reply_chars", -0.37),
                new TargetSection.WeightedFeature("user.sessions_30d", -0.12)))
        .withCoverage(
            List.of(
                new TargetSection.Coverage(
                    "turn.rephrase_similarity", 0.41, OptionalDouble.of(0.38)),
                new TargetSection.Coverage("user.sessions_30d", 0.004, OptionalDouble.empty())))
        .withAudit(audit());
  }

  private static AuditReport audit() {
    return new LeakageAudit(AuditOptions.DEFAULTS)
        .audit(
            AuditTables.withLeak(5), List.of(new FeatureAvailability("turn", -2_000_000, 0, 800)));
  }

  static ScoredRows rows(double signal, int n, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[n];
    double[] scores = new double[n];
    String[] tenants = new String[n];
    String[] locales = new String[n];
    for (int row = 0; row < n; row++) {
      labels[row] = random.nextDouble() < 0.03 ? 1 : 0;
      double logit = -3.9 + signal * labels[row] + random.nextGaussian();
      scores[row] = 1 / (1 + Math.exp(-logit));
      int tenant = (int) Math.abs(random.nextGaussian() * 3);
      tenants[row] = tenant == 4 ? HOSTILE : "tenant-" + tenant;
      locales[row] = random.nextInt(100) == 0 ? "" : random.nextInt(3) == 0 ? "de-DE" : "en-US";
    }
    return new ScoredRows(
        labels, scores, Optional.empty(), Map.of("tenant", tenants, "locale", locales));
  }
}

package io.airworthy.release;

import io.airworthy.release.CheckResult.Finding;
import io.airworthy.release.GateEvidence.Missingness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Decides whether a candidate may become the champion. A pure function of the evidence and the
/// policy: the same of both, the same decision. Missing evidence is never a pass.
public final class LaunchGate {
  private final GatePolicy policy;

  public LaunchGate(GatePolicy policy) {
    this.policy = policy;
  }

  /// Judges the evidence: test-set size, average precision, calibration, slices by dimension,
  /// missingness and leakage, in this order.
  public GateDecision decide(GateEvidence evidence) {
    List<CheckResult> checks = new ArrayList<>();
    checks.add(testSize(evidence.scores()));
    checks.add(new AveragePrecisionCheck(policy).judge(evidence.scores()));
    checks.add(calibration(evidence));
    checks.addAll(new SliceCheck(policy).judge(evidence.slices()));
    checks.add(missingness(evidence.missingness()));
    checks.add(leakage(evidence));
    return new GateDecision(checks);
  }

  private CheckResult testSize(TestScores scores) {
    int positives = scores.positives();
    int rarer = Math.min(positives, scores.rows() - positives);
    boolean enough = rarer >= policy.minimumPositives();
    Finding finding =
        new Finding(
            "test-size",
            positives
                + " positives and "
                + (scores.rows() - positives)
                + " negatives, "
                + (enough ? "enough" : "too few")
                + " against "
                + policy.minimumPositives()
                + " of each",
            OptionalDouble.of(rarer),
            OptionalDouble.of(policy.minimumPositives()),
            scores.rows());
    return enough ? finding.pass() : finding.inconclusive();
  }

  private CheckResult calibration(GateEvidence evidence) {
    OptionalDouble error = evidence.calibrationError();
    double limit = policy.maximumCalibrationError();
    long rows = evidence.scores().rows();
    if (error.isEmpty() || !Double.isFinite(error.getAsDouble())) {
      return finding(
              "calibration", "the calibration error was not measured", error(error), limit, rows)
          .inconclusive();
    }
    boolean met = error.getAsDouble() <= limit;
    Finding finding =
        finding(
            "calibration",
            format("expected calibration error %.4f, at most %.4f", error.getAsDouble(), limit),
            error,
            limit,
            rows);
    return met ? finding.pass() : finding.fail();
  }

  private CheckResult missingness(List<Missingness> features) {
    double limit = policy.maximumMissingRise();
    List<String> unmeasured =
        features.stream().filter(f -> rise(f).isEmpty()).map(Missingness::feature).toList();
    OptionalDouble worst =
        features.stream().map(LaunchGate::rise).flatMapToDouble(OptionalDouble::stream).max();
    List<String> risen =
        features.stream()
            .filter(f -> rise(f).stream().anyMatch(rise -> rise > limit))
            .map(Missingness::feature)
            .toList();
    if (!risen.isEmpty()) {
      return finding(
              "missingness", "missing more often: " + named(risen), worst, limit, features.size())
          .fail();
    }
    if (features.isEmpty() || !unmeasured.isEmpty()) {
      String what = features.isEmpty() ? "of any feature" : "of " + named(unmeasured);
      return finding(
              "missingness", "missingness was not measured " + what, worst, limit, features.size())
          .inconclusive();
    }
    return finding(
            "missingness",
            "no feature is missing more often than it may",
            worst,
            limit,
            features.size())
        .pass();
  }

  private static CheckResult leakage(GateEvidence evidence) {
    long rows = evidence.scores().rows();
    if (evidence.leakageFindings().isEmpty()) {
      return finding("leakage", "the leakage audit was not run", OptionalDouble.empty(), 0, rows)
          .inconclusive();
    }
    int found = evidence.leakageFindings().getAsInt();
    Finding finding =
        finding(
            "leakage",
            found + " findings of the leakage audit, expected none",
            OptionalDouble.of(found),
            0,
            rows);
    return found == 0 ? finding.pass() : finding.fail();
  }

  private static OptionalDouble rise(Missingness feature) {
    return feature.reference().isPresent() && feature.current().isPresent()
        ? OptionalDouble.of(feature.current().getAsDouble() - feature.reference().getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble error(OptionalDouble error) {
    return error.isPresent() && Double.isFinite(error.getAsDouble())
        ? error
        : OptionalDouble.empty();
  }

  static Finding finding(
      String check, String reason, OptionalDouble observed, double threshold, long n) {
    return new Finding(check, reason, observed, OptionalDouble.of(threshold), n);
  }

  /// At most five names, and how many more there are.
  static String named(List<String> names) {
    String first = names.stream().limit(5).collect(Collectors.joining(", "));
    return names.size() <= 5 ? first : first + " and " + (names.size() - 5) + " more";
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}

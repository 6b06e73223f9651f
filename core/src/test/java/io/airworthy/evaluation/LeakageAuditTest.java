package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.Target;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.JoinOutcome;
import io.airworthy.features.TrainingSet;
import io.airworthy.telemetry.HeadAuroc;
import io.airworthy.telemetry.HeadTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakageAuditTest {
  private final LeakageAudit audit = new LeakageAudit(AuditOptions.DEFAULTS);

  private static AuditReport.Control control(AuditReport report, Finding.Kind kind) {
    return report.controls().stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void honestFeatures_raiseNothing(long seed) {
    AuditReport report = audit.audit(AuditTables.honest(seed), List.of());
    assertThat(report.findings()).isEmpty();
    assertThat(control(report, Finding.Kind.SINGLE_FEATURE).outcome())
        .isEqualTo(AuditReport.Outcome.CLEAR);
    assertThat(control(report, Finding.Kind.SHUFFLED_TIME).outcome())
        .isEqualTo(AuditReport.Outcome.CLEAR);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void manyGoodFeatures_raiseNothing(long seed) {
    AuditReport report = audit.audit(AuditTables.allGood(seed), List.of());
    assertThat(report.strengths().getFirst().auroc()).isGreaterThan(0.8);
    assertThat(report.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void featureFilledInAfterwards_isFlaggedAlone(long seed) {
    AuditReport report = audit.audit(AuditTables.withLeak(seed), List.of());
    assertThat(report.findings()).hasSize(1);
    Finding finding = report.findings().getFirst();
    assertThat(finding.kind()).isEqualTo(Finding.Kind.SINGLE_FEATURE);
    assertThat(finding.feature()).contains("resolution_code");
    // Two normals two standard deviations apart: the area is Phi(2 / sqrt 2) = 0.921.
    assertThat(finding.value()).isEqualTo(0.921, within(0.02));
    assertThat(finding.interval().orElseThrow().lower()).isGreaterThan(finding.limit());
    assertThat(finding.sentence()).contains("resolution_code", "ask when it becomes known");
  }

  private static AuditReport auditedWith(HeadClaims heads, long seed) {
    return new LeakageAudit(AuditOptions.DEFAULTS, heads)
        .audit(AuditTables.withHead(seed), List.of());
  }

  private static HeadClaims predicting(double auroc, double upper) {
    return new HeadClaims(
        Map.of(HeadTask.DISSATISFACTION_PREDICT, new HeadAuroc(auroc, 2 * auroc - upper, upper)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void scoreAsGoodAsItsHead_raisesNothing(long seed) {
    AuditReport report = auditedWith(predicting(0.85, 0.87), seed);
    assertThat(report.strengths().getFirst().feature())
        .isEqualTo("reply.predicted_dissatisfaction");
    assertThat(report.findings()).isEmpty();
    assertThat(control(report, Finding.Kind.SINGLE_FEATURE).sentence())
        .contains("0 of", "out of fold, as reply.predicted_dissatisfaction is not");
  }

  @Test
  void scoreBetterThanItsHead_isFlagged() {
    AuditReport report = auditedWith(predicting(0.75, 0.77), 1);
    assertThat(report.findings()).hasSize(1);
    Finding finding = report.findings().getFirst();
    assertThat(finding.feature()).contains("reply.predicted_dissatisfaction");
    assertThat(finding.sentence()).contains("0.750 (at most 0.770)", "ask what it learned from");
  }

  /// Its lower bound is above the upper one of the head, but not by much above what that reached.
  @Test
  void scoreALittleBetterThanItsHead_raisesNothing() {
    AuditReport report = auditedWith(predicting(0.81, 0.815), 1);
    assertThat(report.strengths().getFirst().interval().lower()).isBetween(0.815, 0.86);
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void limitOfAScore_isNeverBelowThatOfAnyFeature() {
    AuditReport report = auditedWith(predicting(0.55, 0.56), 1);
    assertThat(report.findings())
        .singleElement()
        .extracting(Finding::limit)
        .isEqualTo(auditedWith(HeadClaims.NONE, 1).findings().getFirst().limit());
  }

  @Test
  void scoreOfAnUnknownHead_isFlaggedAndSaysWhatToDo() {
    HeadClaims another =
        new HeadClaims(Map.of(HeadTask.DISSATISFACTION_ESTIMATE, new HeadAuroc(0.9, 0.8, 1)));
    assertThat(auditedWith(another, 1).findings())
        .singleElement()
        .extracting(Finding::sentence)
        .asString()
        .contains("name the head in the configuration");
  }

  @Test
  void missingnessThatTellsTheOutcome_isFlagged() {
    AuditReport report = audit.audit(AuditTables.withMissingnessLeak(1), List.of());
    assertThat(report.findings())
        .extracting(finding -> finding.feature().orElse(""))
        .containsExactly("missing(handoff_minutes)");
    // Present in nine of ten positives and one of ten negatives: (0.9 + 0.9) / 2.
    assertThat(report.findings().getFirst().value()).isEqualTo(0.9, within(0.02));
  }

  @Test
  void nearCertainFeature_isFlaggedWithoutPeers() {
    int[] labels = new int[200];
    double[] same = new double[200];
    for (int row = 0; row < 200; row++) {
      labels[row] = row % 2;
      same[row] = -labels[row];
    }
    FeatureTable table = alone("copy", new Column.Numbers(same), labels);
    AuditReport report = audit.audit(table, List.of());
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().getFirst().value()).isEqualTo(1);
  }

  @Test
  void categoryThatNamesEveryRow_saysNothing() {
    Random random = new Random(3);
    int[] labels = random.ints(400, 0, 2).toArray();
    List<Optional<String>> names =
        random.ints(400).mapToObj(Integer::toString).map(Optional::of).toList();
    AuditReport report = audit.audit(alone("id", Column.Categories.of(names), labels), List.of());
    assertThat(report.strengths().getFirst().auroc()).isLessThan(0.55);
    assertThat(report.findings()).isEmpty();
  }

  private static FeatureTable alone(String name, Column column, int[] labels) {
    String[] sessions = new String[labels.length];
    for (int row = 0; row < sessions.length; row++) {
      sessions[row] = "s" + row;
    }
    Map<String, Column> features = new LinkedHashMap<>();
    features.put(name, column);
    return new FeatureTable(features, labels, sessions, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void valueSharedAmongNeighboursInTime_isFlaggedByShuffledTime(long seed) {
    AuditReport report = audit.audit(AuditTables.namedStretches(seed), List.of());
    Finding finding =
        report.findings().stream()
            .filter(f -> f.kind() == Finding.Kind.SHUFFLED_TIME)
            .findFirst()
            .orElseThrow();
    assertThat(finding.value()).isGreaterThan(0.1);
    assertThat(finding.sentence()).contains("p = 0.025");
  }

  @Test
  void shuffledTime_takesTheCallersScorer() {
    Scorer constant = (_, test) -> new double[test.length];
    AuditReport report = audit.audit(AuditTables.namedStretches(1), List.of(), constant);
    assertThat(control(report, Finding.Kind.SHUFFLED_TIME).sentence())
        .startsWith("AUROC 0.500 when split in the order of time, 0.500 (0.500 to 0.500)");
  }

  @Test
  void viewThatReadsPastTheCutoff_isFlagged() {
    AuditReport report =
        audit.audit(
            AuditTables.honest(1),
            List.of(
                new FeatureAvailability("turn", -1, 0, 4000),
                new FeatureAvailability("session", 2_500_000, 17, 4000)));
    assertThat(report.findings()).hasSize(1);
    assertThat(report.findings().getFirst().sentence())
        .isEqualTo(
            "session uses inputs that became available up to 2.500 s after the cutoff, in 17 of"
                + " 4000 rows.");
  }

  @Test
  void availability_isWhatTheJoinSaw() {
    JoinOutcome join = new JoinOutcome("session", 10, 7, 2, 1, 3, OptionalLong.of(-5));
    FeatureAvailability view = FeatureAvailability.of(join);
    assertThat(view).isEqualTo(new FeatureAvailability("session", -5, 0, 7));
    assertThat(view.isViolated()).isFalse();
    assertThat(new FeatureAvailability("turn", 0, 0, 10).isViolated()).isFalse();
    assertThat(new FeatureAvailability("turn", 0, 1, 10).isViolated()).isTrue();
    assertThat(new FeatureAvailability("turn", 1, 0, 10).isViolated()).isTrue();
  }

  @Test
  void whatCannotBeJudged_isNotPassed() {
    AuditReport report =
        audit.audit(alone("x", new Column.Numbers(new double[3]), new int[] {0, 1, 0}), List.of());
    assertThat(report.controls())
        .extracting(AuditReport.Control::outcome)
        .containsOnly(AuditReport.Outcome.INCONCLUSIVE);
  }

  @Test
  void trainingSet_isAuditedByItsCutoffs() {
    float[] values = new float[4000];
    int[] labels = new int[4000];
    long[] cutoffs = new long[4000];
    String[] sessions = new String[4000];
    Random random = new Random(9);
    for (int row = 0; row < 4000; row++) {
      labels[row] = random.nextInt(2);
      values[row] = labels[row] == 1 ? Float.NaN : 1;
      cutoffs[row] = row * 1_000_000L;
      sessions[row] = "s" + row;
    }
    TrainingSet set =
        new TrainingSet(
            Target.PREDICT,
            "dissatisfied",
            new FeatureMatrix(List.of("turn.x"), values),
            labels,
            cutoffs,
            sessions,
            Map.of());
    AuditReport report = audit.audit(set, List.of());
    assertThat(report.findings())
        .extracting(finding -> finding.feature().orElse(""))
        .containsExactly("missing(turn.x)");
    assertThat(control(report, Finding.Kind.SHUFFLED_TIME).outcome())
        .isEqualTo(AuditReport.Outcome.CLEAR);
  }

  @Test
  void audit_isTheSameTwice() {
    assertThat(audit.audit(AuditTables.withLeak(1), List.of()))
        .isEqualTo(audit.audit(AuditTables.withLeak(1), List.of()));
  }
}

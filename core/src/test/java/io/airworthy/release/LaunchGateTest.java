package io.airworthy.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.release.GateEvidence.Missingness;
import io.airworthy.release.GateEvidence.Slice;
import io.airworthy.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaunchGateTest {
  private static final long SEED = 20_260_103;
  private final LaunchGate gate = new LaunchGate(GatePolicy.DEFAULT);

  @Test
  void gate_passesAFirstModelThatBeatsChance() {
    GateDecision decision = gate.decide(Evidence.good().build());

    assertThat(decision.reasons()).isEmpty();
    assertThat(decision.outcome()).isEqualTo(Outcome.PASS);
    assertThat(decision.checks())
        .extracting(check -> check.finding().check())
        .containsExactly(
            "test-size",
            "average-precision",
            "calibration",
            "slice:tenant",
            "missingness",
            "leakage");
  }

  @Test
  void gate_decidesTheSameAgain() {
    assertThat(gate.decide(Evidence.good().build()))
        .isEqualTo(gate.decide(Evidence.good().build()));
  }

  @Test
  void gate_failsAFirstModelNoBetterThanChance() {
    Evidence evidence = Evidence.good();
    evidence.candidate = new SplittableRandom(SEED).doubles(Evidence.ROWS).toArray();

    assertCheck(evidence, "average-precision", Outcome.FAIL);
  }

  @Test
  void gate_passesFewOfManyRandomModels() {
    LaunchGate quick = new LaunchGate(GatePolicy.of(Map.of("bootstrap-replicates", "200")));
    SplittableRandom random = new SplittableRandom(SEED);
    Evidence evidence = Evidence.good();
    int passed = 0;
    for (int round = 0; round < 100; round++) {
      evidence.candidate = random.doubles(Evidence.ROWS).toArray();
      GateDecision decision = quick.decide(evidence.build());
      passed += outcomeOf(decision, "average-precision") == Outcome.PASS ? 1 : 0;
    }

    assertThat(passed).isLessThanOrEqualTo(8);
  }

  @Test
  void gate_failsAModelThatSaysNothing() {
    Evidence evidence = Evidence.good();
    evidence.candidate = new double[Evidence.ROWS];

    assertCheck(evidence, "average-precision", Outcome.FAIL);
  }

  @Test
  void gate_passesACandidateEqualToTheChampion() {
    Evidence evidence = Evidence.good();
    evidence.champion = Optional.of(evidence.candidate);

    assertCheck(evidence, "average-precision", Outcome.PASS);
  }

  @Test
  void gate_passesAnEqualCandidateEvenWithoutMargin() {
    Evidence evidence = Evidence.good();
    evidence.champion = Optional.of(evidence.candidate);
    LaunchGate strict = new LaunchGate(GatePolicy.of(Map.of("average-precision-margin", "0")));

    assertThat(outcomeOf(strict.decide(evidence.build()), "average-precision"))
        .isEqualTo(Outcome.PASS);
  }

  @Test
  void gate_failsACandidateClearlyWorseThanTheChampion() {
    Evidence evidence = Evidence.good();
    evidence.champion = Optional.of(evidence.candidate);
    evidence.candidate = new SplittableRandom(SEED).doubles(Evidence.ROWS).toArray();

    assertCheck(evidence, "average-precision", Outcome.FAIL);
  }

  @Test
  void gate_holdsACandidateThatMayBeWorse() {
    SplittableRandom random = new SplittableRandom(SEED);
    Evidence evidence = Evidence.good();
    evidence.champion = Optional.of(evidence.candidate);
    evidence.candidate =
        Arrays.stream(evidence.candidate).map(s -> s + 0.22 * random.nextDouble()).toArray();

    assertCheck(evidence, "average-precision", Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_holdsWhatOneSessionAloneShows() {
    Evidence evidence = Evidence.good();
    Arrays.fill(evidence.sessions, "the-only-one");

    assertCheck(evidence, "average-precision", Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_isLessSureWhenRowsShareSessions() {
    Evidence evidence = Evidence.good();
    double alone = bound(evidence);
    // Rows i, i + 200, ... share a session, so 2,000 rows carry few sessions.
    Arrays.setAll(evidence.sessions, row -> "s" + row % 20);

    assertThat(bound(evidence)).isLessThan(alone);
  }

  @Test
  void gate_holdsWithTooFewPositives() {
    Evidence evidence = Evidence.good();
    int kept = 49;
    for (int row = 0, seen = 0; row < Evidence.ROWS; row++) {
      seen += evidence.labels[row];
      evidence.labels[row] = seen > kept ? 0 : evidence.labels[row];
    }

    assertCheck(evidence, "test-size", Outcome.INCONCLUSIVE);
    assertCheck(evidence, "average-precision", Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_holdsOnAnEmptyTestSet() {
    GateEvidence nothing =
        new GateEvidence(
            TestScores.of(new int[0], new double[0], Optional.empty(), new String[0]),
            OptionalDouble.empty(),
            List.of(),
            List.of(),
            OptionalInt.empty());
    GateDecision decision = gate.decide(nothing);

    assertThat(decision.checks()).allMatch(check -> check.outcome() == Outcome.INCONCLUSIVE);
    assertThat(decision.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_judgesCalibration() {
    Evidence evidence = Evidence.good();
    evidence.calibrationError = OptionalDouble.of(0.0501);
    assertCheck(evidence, "calibration", Outcome.FAIL);
    evidence.calibrationError = OptionalDouble.empty();
    assertCheck(evidence, "calibration", Outcome.INCONCLUSIVE);
    evidence.calibrationError = OptionalDouble.of(Double.NaN);
    assertCheck(evidence, "calibration", Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_failsADimensionWithASliceBelowTheFloor() {
    Evidence evidence = Evidence.good();
    evidence.slices =
        List.of(
            slice("tenant", "a", 1800, 200, 0.8, 0.9), slice("tenant", "b", 300, 20, 0.3, 0.45));

    assertCheck(evidence, "slice:tenant", Outcome.FAIL);
    assertThat(gate.decide(evidence.build()).reasons())
        .containsExactly("slice:tenant: below the floor: b");
  }

  @Test
  void gate_neverCountsASmallSliceAsPassed() {
    Evidence evidence = Evidence.good();
    evidence.slices = List.of(slice("tenant", "a", 199, 50, 0.8, 0.9));
    assertCheck(evidence, "slice:tenant", Outcome.INCONCLUSIVE);

    evidence.slices =
        List.of(slice("tenant", "a", 400, 50, 0.8, 0.9), slice("tenant", "b", 590, 9, 0.9, 1));
    assertCheck(evidence, "slice:tenant", Outcome.INCONCLUSIVE);
    assertThat(gate.decide(evidence.build()).reasons().getFirst()).endsWith("insufficient: b");
  }

  @Test
  void gate_holdsWithoutSlices() {
    Evidence evidence = Evidence.good();
    evidence.slices = List.of();
    assertCheck(evidence, "slices", Outcome.INCONCLUSIVE);

    evidence.slices =
        List.of(new Slice("locale", "de", 5000, 500, OptionalDouble.empty(), Optional.empty()));
    assertCheck(evidence, "slice:locale", Outcome.INCONCLUSIVE);
  }

  @Test
  void gate_judgesMissingness() {
    Evidence evidence = Evidence.good();
    evidence.missingness = List.of(missing("turn.length", 0, 0.01), missing("user.age", 0.2, 0.26));
    assertCheck(evidence, "missingness", Outcome.FAIL);
    evidence.missingness =
        List.of(
            missing("turn.length", 0, 0),
            new Missingness("user.age", OptionalDouble.of(0), OptionalDouble.empty()));
    assertCheck(evidence, "missingness", Outcome.INCONCLUSIVE);
    evidence.missingness = List.of();
    assertCheck(evidence, "missingness", Outcome.INCONCLUSIVE);
    evidence.missingness = List.of(missing("turn.length", 0.5, 0.1));
    assertCheck(evidence, "missingness", Outcome.PASS);
  }

  @Test
  void gate_judgesLeakage() {
    Evidence evidence = Evidence.good();
    evidence.leakage = OptionalInt.of(1);
    assertCheck(evidence, "leakage", Outcome.FAIL);
    evidence.leakage = OptionalInt.empty();
    assertCheck(evidence, "leakage", Outcome.INCONCLUSIVE);
  }

  @Test
  void decision_failsBeforeItIsInconclusive() {
    CheckResult.Finding finding =
        LaunchGate.finding("check", "reason", OptionalDouble.empty(), 0, 0);

    assertThat(new GateDecision(List.of()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(new GateDecision(List.of(finding.pass())).outcome()).isEqualTo(Outcome.PASS);
    assertThat(new GateDecision(List.of(finding.pass(), finding.inconclusive())).outcome())
        .isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(new GateDecision(List.of(finding.inconclusive(), finding.fail())).outcome())
        .isEqualTo(Outcome.FAIL);
  }

  @Test
  void testScores_refuseOtherLengths() {
    assertThatThrownBy(
            () ->
                TestScores.of(
                    new int[2], new double[2], Optional.of(new double[1]), new String[] {"a", "b"}))
        .isInstanceOf(AirworthyException.class)
        .hasMessage("the gate's test rows have 2 labels but 1 champion scores");
    assertThatThrownBy(
            () ->
                TestScores.of(
                    new int[] {0, 2}, new double[2], Optional.empty(), new String[] {"a", "b"}))
        .hasMessage("the gate's test row 1 has label 2, expected 0 or 1");
    assertThatThrownBy(
            () ->
                TestScores.of(
                    new int[1], new double[] {0.0 / 0}, Optional.empty(), new String[] {"a"}))
        .hasMessage("the gate's test row 0 has candidate score NaN, expected a finite number");
  }

  private double bound(Evidence evidence) {
    return gate.decide(evidence.build()).checks().stream()
        .filter(check -> check.finding().check().equals("average-precision"))
        .findFirst()
        .orElseThrow()
        .finding()
        .observed()
        .orElseThrow();
  }

  private void assertCheck(Evidence evidence, String check, Outcome expected) {
    GateDecision decision = gate.decide(evidence.build());

    assertThat(outcomeOf(decision, check)).as(decision.reasons().toString()).isEqualTo(expected);
    if (expected != Outcome.PASS) {
      assertThat(decision.outcome()).isEqualTo(expected);
      assertThat(decision.reasons()).anyMatch(reason -> reason.startsWith(check + ": "));
    }
  }

  private static Outcome outcomeOf(GateDecision decision, String name) {
    return decision.checks().stream()
        .filter(check -> check.finding().check().equals(name))
        .findFirst()
        .orElseThrow()
        .outcome();
  }

  @Test
  void coverageBesideAGuardedSlice_isJudgedButNotTold() {
    Evidence evidence = Evidence.good();
    evidence.slices =
        List.of(
            slice("tenant", "a", 1800, 200, 0.8, 0.9),
            new Slice(
                "tenant",
                "b",
                200,
                20,
                OptionalDouble.empty(),
                Optional.empty(),
                GateEvidence.Disclosure.GUARDED));

    GateDecision decision = new LaunchGate(GatePolicy.DEFAULT).decide(evidence.build());
    CheckResult check =
        decision.checks().stream()
            .filter(c -> c.finding().check().equals("slice:tenant"))
            .findFirst()
            .orElseThrow();

    assertThat(check.outcome()).isEqualTo(Outcome.PASS);
    assertThat(check.finding().observed()).isEmpty();
    assertThat(check.finding().reason())
        .isEqualTo("enough of the rows lie in slices proven above the floor; insufficient: b");
  }

  private static Slice slice(
      String dimension, String value, long n, long positives, double auroc, double upper) {
    return new Slice(
        dimension,
        value,
        n,
        positives,
        OptionalDouble.of(auroc),
        Optional.of(new Interval(auroc / 2, upper)));
  }

  private static Missingness missing(String feature, double reference, double current) {
    return new Missingness(feature, OptionalDouble.of(reference), OptionalDouble.of(current));
  }

  /// Evidence that passes, to be spoilt one part at a time.
  private static final class Evidence {
    static final int ROWS = 2000;
    int[] labels = new int[ROWS];
    double[] candidate = new double[ROWS];
    Optional<double[]> champion = Optional.empty();
    String[] sessions = IntStream.range(0, ROWS).mapToObj(row -> "s" + row).toArray(String[]::new);
    OptionalDouble calibrationError = OptionalDouble.of(0.02);
    List<Slice> slices = List.of(slice("tenant", "a", 1800, 200, 0.8, 0.9));
    List<Missingness> missingness = List.of(missing("turn.length", 0.01, 0.02));
    OptionalInt leakage = OptionalInt.of(0);

    static Evidence good() {
      Evidence evidence = new Evidence();
      SplittableRandom random = new SplittableRandom(SEED);
      for (int row = 0; row < ROWS; row++) {
        evidence.labels[row] = random.nextInt(10) == 0 ? 1 : 0;
        evidence.candidate[row] = (random.nextDouble() + evidence.labels[row]) / 2;
      }
      return evidence;
    }

    GateEvidence build() {
      return new GateEvidence(
          TestScores.of(labels, candidate, champion, sessions),
          calibrationError,
          slices,
          missingness,
          leakage);
    }
  }
}

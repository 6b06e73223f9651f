package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.training.OperatingRule.AtThreshold;
import io.airworthy.training.OperatingRule.FalsePositiveCap;
import io.airworthy.training.OperatingRule.FixedRecall;
import io.airworthy.training.OperatingRule.FlagCap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OperatingRuleTest {
  private static final int[] LABELS = {1, 0, 1, 0, 0, 1, 0, 0};
  private static final double[] SCORES = {.9, .8, .7, .7, .6, .5, .2, .1};
  private static final String[] SESSIONS = {"a", "a", "b", "c", "c", "d", "d", "e"};

  @Test
  void flagCap_takesTheHighestRecallUnderTheCap() {
    // At 0.7 rows a, a, b, c are flagged: 3 of 5 sessions, 2 of 3 positives.
    OperatingPoint point = new FlagCap(600).choose(LABELS, SCORES, SESSIONS).chosen().orElseThrow();

    assertThat(point)
        .isEqualTo(
            new OperatingPoint(
                .7, new ConfusionMatrix(2, 2, 3, 1), new ConfusionMatrix(2, 1, 1, 1)));
  }

  @Test
  void flagCap_doesNotSplitATie() {
    // Between 400 and 600 lies only the tie of b and c at 0.7.
    OperatingPoint point = new FlagCap(599).choose(LABELS, SCORES, SESSIONS).chosen().orElseThrow();

    assertThat(point.threshold()).isEqualTo(.9);
    assertThat(point.sessions().flaggedPerThousand()).hasValue(200);
  }

  @Test
  void falsePositiveCap_countsOnlySessionsWithoutAPositive() {
    OperatingPoint point =
        new FalsePositiveCap(200).choose(LABELS, SCORES, SESSIONS).chosen().orElseThrow();

    assertThat(point.threshold()).isEqualTo(.5);
    assertThat(point.rows().recall()).hasValue(1);
  }

  @Test
  void fixedRecall_takesTheHighestPrecision() {
    OperatingPoint point =
        new FixedRecall(.5).choose(LABELS, SCORES, SESSIONS).chosen().orElseThrow();

    assertThat(point.threshold()).isEqualTo(.7);
    assertThat(point.rows().precision()).hasValue(.5);
  }

  @Test
  void choice_saysWhyThereIsNone() {
    assertThat(new FlagCap(100).choose(LABELS, SCORES, SESSIONS))
        .isEqualTo(
            new OperatingChoice.Undefined(
                "no threshold flags a positive with at most 100 flagged of 1,000 sessions"));
    assertThat(new FlagCap(100).choose(new int[8], SCORES, SESSIONS).chosen()).isEmpty();
    assertThat(new FixedRecall(1).choose(new int[0], new double[0], new String[0]).chosen())
        .isEmpty();
    assertThat(
            new FlagCap(500)
                .choose(new int[] {0, 1}, new double[] {.9, .1}, new String[] {"a", "b"}))
        .isEqualTo(
            new OperatingChoice.Undefined(
                "no threshold flags a positive with at most 500 flagged of 1,000 sessions"));
  }

  @Test
  void rules_agreeWithTryingEveryThreshold() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int n = 2 + random.nextInt(40);
      int[] labels = new int[n];
      double[] scores = new double[n];
      String[] sessions = new String[n];
      for (int i = 0; i < n; i++) {
        labels[i] = random.nextInt(3) == 0 ? 1 : 0;
        scores[i] = random.nextInt(12) / 12.0;
        sessions[i] = "s" + random.nextInt(1 + n / 2);
      }
      double cap = 1 + random.nextInt(999);
      double expected =
          Arrays.stream(scores)
              .filter(t -> flags(t, scores, sessions) <= cap)
              .map(t -> recall(t, labels, scores))
              .max()
              .orElse(0);
      boolean hasBothClasses = Arrays.stream(labels).distinct().count() == 2;
      Optional<OperatingPoint> point = new FlagCap(cap).choose(labels, scores, sessions).chosen();
      assertThat(point.map(p -> p.rows().recall().orElseThrow()).orElse(0.0))
          .isEqualTo(hasBothClasses ? expected : 0);
      point.ifPresent(
          found -> {
            assertThat(found.sessions().flaggedPerThousand().orElseThrow())
                .isEqualTo(flags(found.threshold(), scores, sessions))
                .isLessThanOrEqualTo(cap);
            OperatingChoice given =
                new AtThreshold(found.threshold()).choose(labels, scores, sessions);
            assertThat(given.chosen()).contains(found);
          });
    }
  }

  private static double recall(double threshold, int[] labels, double[] scores) {
    double found = 0;
    for (int i = 0; i < labels.length; i++) {
      found += scores[i] >= threshold ? labels[i] : 0;
    }
    int positives = Arrays.stream(labels).sum();
    return positives == 0 ? 0 : found / positives;
  }

  private static double flags(double threshold, double[] scores, String[] sessions) {
    Set<String> flagged = new HashSet<>();
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] >= threshold) {
        flagged.add(sessions[i]);
      }
    }
    return 1000.0 * flagged.size() / new HashSet<>(Arrays.asList(sessions)).size();
  }

  @Test
  void rules_checkThemselves() {
    assertThatThrownBy(() -> new FlagCap(0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new FalsePositiveCap(1001)).hasMessageContaining("at most 1000");
    assertThatThrownBy(() -> new FixedRecall(Double.NaN)).hasMessageContaining("recall");
  }
}

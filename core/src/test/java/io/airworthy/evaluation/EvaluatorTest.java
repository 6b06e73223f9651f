package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.KFloor;
import io.airworthy.training.OperatingPoint;
import io.airworthy.training.OperatingRule;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private final Evaluator evaluator = new Evaluator(EvaluatorOptions.DEFAULTS);

  private static ScoredRows rows(int[] labels, double... scores) {
    return ScoredRows.of(labels, scores);
  }

  /// Four rows worked by hand: positives 0.8 and 0.4, negatives 0.6 and 0.2.
  private static ScoredRows four() {
    return rows(new int[] {1, 0, 1, 0}, 0.8, 0.6, 0.4, 0.2);
  }

  @Test
  void figures_ofFourRows_areThoseWorkedByHand() {
    Evaluation evaluation = evaluator.evaluate(four());
    // Three of four pairs are in order.
    assertThat(evaluation.auroc().value().orElseThrow()).isEqualTo(0.75);
    // Recall rises by a half at precision 1 and by a half at precision 2/3.
    assertThat(evaluation.averagePrecision().value().orElseThrow()).isEqualTo(5.0 / 6, CLOSE);
    assertThat(evaluation.brier().value().orElseThrow())
        .isEqualTo((0.04 + 0.36 + 0.36 + 0.04) / 4, CLOSE);
    assertThat(evaluation.logLoss().value().orElseThrow())
        .isEqualTo(-(2 * Math.log(0.8) + 2 * Math.log(0.4)) / 4, CLOSE);
    // Each row has a bin of its own.
    assertThat(evaluation.ece().value().orElseThrow())
        .isEqualTo((0.2 + 0.6 + 0.6 + 0.2) / 4, CLOSE);
    assertThat(evaluation.positiveRate().value().orElseThrow()).isEqualTo(0.5);
  }

  @Test
  void operatingPoint_isTheGreatestRecallUnderTheCap() {
    OperatingPoint strict = evaluator.evaluate(four()).operatingChoice().chosen().orElseThrow();
    assertThat(strict.threshold()).isEqualTo(0.8);
    assertThat(List.of(strict.rows().truePositives(), strict.rows().falsePositives()))
        .containsExactly(1L, 0L);
    assertThat(List.of(strict.rows().trueNegatives(), strict.rows().falseNegatives()))
        .containsExactly(2L, 1L);
    assertThat(strict.rows().flaggedPerThousand()).hasValue(250);

    OperatingPoint loose =
        new Evaluator(
                EvaluatorOptions.DEFAULTS.withRule(new OperatingRule.FalsePositiveRowCap(250)))
            .evaluate(four())
            .operatingChoice()
            .chosen()
            .orElseThrow();
    assertThat(loose.threshold()).isEqualTo(0.4);
    assertThat(loose.rows().recall()).hasValue(1);
    assertThat(loose.rows().precision()).hasValue(2.0 / 3);
    assertThat(loose.rows().falsePositivesPerThousand()).hasValue(250);
  }

  @Test
  void operatingPoint_agreesWithTryingEveryThreshold() {
    Random random = new Random(11);
    for (int round = 0; round < 200; round++) {
      int n = 2 + random.nextInt(60);
      int[] labels = random.ints(n, 0, 2).toArray();
      double[] scores = random.ints(n, 0, 12).mapToDouble(s -> s / 12.0).toArray();
      double cap = random.nextInt(400);
      ScoredRows rows = ScoredRows.of(labels, scores);
      Optional<OperatingPoint> found =
          new Evaluator(
                  new EvaluatorOptions(
                      0.95, 30, 0, 1, new OperatingRule.FalsePositiveRowCap(cap), KFloor.NONE))
              .evaluate(rows)
              .operatingChoice()
              .chosen();
      Optional<OperatingPoint> expected =
          Arrays.stream(scores)
              .distinct()
              .mapToObj(t -> new OperatingRule.AtThreshold(t).choose(labels, scores))
              .flatMap(choice -> choice.chosen().stream())
              .filter(p -> p.rows().falsePositives() * 1000.0 <= cap * n)
              .filter(p -> p.rows().truePositives() > 0)
              .max(
                  java.util.Comparator.comparingLong((OperatingPoint p) -> p.rows().truePositives())
                      .thenComparingDouble(OperatingPoint::threshold))
              .filter(_ -> rows.positives() < n);
      assertThat(found.map(OperatingPoint::threshold))
          .as("seed 11, round %d", round)
          .isEqualTo(expected.map(OperatingPoint::threshold));
    }
  }

  @Test
  void operatingPoint_isAbsentWhenTheCapFlagsNoPositive() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[] {0, 1}, 0.9, 0.1));
    assertThat(evaluation.operatingChoice().chosen()).isEmpty();
    assertThat(evaluation.operatingChoice().whyUndefined())
        .contains("no threshold flags a positive with at most 10 false positives per 1,000 rows");
  }

  @Test
  void operatingPoint_canBeGiven() {
    Evaluation evaluation =
        new Evaluator(EvaluatorOptions.DEFAULTS.withRule(new OperatingRule.AtThreshold(0.95)))
            .evaluate(four());
    OperatingPoint point = evaluation.operatingChoice().chosen().orElseThrow();
    assertThat(point.rows().flagged()).isZero();
    assertThat(point.rows().precision()).isEmpty();
    assertThat(point.rows().recall()).hasValue(0);
  }

  @Test
  void noRows_leaveEveryFigureUndefined() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[0]));
    assertThat(evaluation.n()).isZero();
    for (Figure figure :
        List.of(
            evaluation.auroc(),
            evaluation.averagePrecision(),
            evaluation.brier(),
            evaluation.logLoss(),
            evaluation.ece(),
            evaluation.eceEqualMass())) {
      assertThat(figure.reason()).contains("no rows");
    }
    assertThat(evaluation.operatingChoice().whyUndefined()).contains("no rows");
  }

  @Test
  void oneRow_hasProbabilityFiguresOnly() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[] {1}, 0.75));
    assertThat(evaluation.auroc().reason()).contains("no negatives");
    assertThat(evaluation.averagePrecision().value()).hasValue(1);
    assertThat(evaluation.brier().value()).hasValue(0.0625);
    assertThat(evaluation.ece().value()).hasValue(0.25);
  }

  @Test
  void oneClass_leavesRankingUndefined() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[] {0, 0}, 0.5, 0.25));
    assertThat(evaluation.auroc().reason()).contains("no positives");
    assertThat(evaluation.averagePrecision().reason()).contains("no positives");
    assertThat(evaluation.precisionRecall()).isEmpty();
    assertThat(evaluation.brier().value()).hasValue((0.25 + 0.0625) / 2);
  }

  @Test
  void equalScores_rankNothing() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[] {1, 0, 0, 0}, .5, .5, .5, .5));
    assertThat(evaluation.auroc().value()).hasValue(0.5);
    assertThat(evaluation.averagePrecision().value()).hasValue(0.25);
    assertThat(evaluation.operatingChoice().chosen()).isEmpty();
    assertThat(evaluation.reliabilityEqualMass()).hasSize(1);
  }

  @Test
  void scoresThatAreNoProbabilities_stillRank() {
    Evaluation evaluation = evaluator.evaluate(rows(new int[] {1, 0, 1, 0}, 3, -1, 7, 2));
    assertThat(evaluation.auroc().value()).hasValue(1);
    assertThat(evaluation.brier().reason()).contains("scores outside [0, 1]");
    assertThat(evaluation.ece().reason()).contains("scores outside [0, 1]");
    assertThat(evaluation.histogram().lower()).isEqualTo(-1);
    assertThat(evaluation.histogram().upper()).isEqualTo(7);
  }

  @Test
  void badRows_areNamed() {
    assertThatThrownBy(() -> rows(new int[] {0, 2}, 0.1, 0.2))
        .hasMessage("row 2: the label is 2, expected 0 or 1");
    assertThatThrownBy(() -> rows(new int[] {0, 1}, Double.NaN, 0.2))
        .hasMessage("row 1: the score is NaN, expected a finite number");
    assertThatThrownBy(() -> rows(new int[] {0, 1}, 1)).hasMessage("2 labels but 1 scores");
  }

  @Test
  void sessions_widenTheIntervalOfRowsThatRepeat() {
    Random random = new Random(5);
    int n = 600;
    int[] labels = new int[n];
    double[] scores = new double[n];
    String[] sessions = new String[n];
    for (int row = 0; row < n; row++) {
      int session = row / 10;
      sessions[row] = "s" + session;
      labels[row] = session % 5 == 0 ? 1 : 0;
      scores[row] = row % 10 == 0 ? random.nextDouble() * (1 + labels[row]) / 2 : scores[row - 1];
    }
    Evaluation alone = evaluator.evaluate(ScoredRows.of(labels, scores));
    Evaluation grouped =
        evaluator.evaluate(new ScoredRows(labels, scores, Optional.of(sessions), Map.of()));
    assertThat(width(grouped.averagePrecision()))
        .isGreaterThan(2 * width(alone.averagePrecision()));
    assertThat(grouped.averagePrecision().value()).isEqualTo(alone.averagePrecision().value());
  }

  private static double width(Figure figure) {
    return figure.interval().orElseThrow().upper() - figure.interval().orElseThrow().lower();
  }

  private static Slice.Counts counts(Slice slice) {
    return slice.counts().either(counts -> counts, new Slice.Counts(-1, -1));
  }

  @Test
  void slices_sayWhichAreTooSmall() {
    int[] labels = new int[65];
    double[] scores = new double[65];
    String[] tenants = new String[65];
    for (int row = 0; row < 65; row++) {
      labels[row] = row < 40 ? row % 4 == 0 ? 1 : 0 : 0;
      scores[row] = labels[row] == 1 ? 0.9 : 0.1;
      tenants[row] = row < 34 ? "a" : row < 40 ? "" : "b";
    }
    Evaluation evaluation =
        new Evaluator(EvaluatorOptions.DEFAULTS.withMinimumSliceRows(10))
            .evaluate(new ScoredRows(labels, scores, Optional.empty(), Map.of("tenant", tenants)));
    Map<String, Slice> slices = evaluation.slices().get("tenant");
    assertThat(slices.keySet()).containsExactly("a", "b", "(missing)");
    Slice a = slices.get("a");
    assertThat(a.auroc().value()).hasValue(1);
    assertThat(counts(a).positives()).isEqualTo(9);
    assertThat(a.positiveRate().value()).hasValue(9.0 / 34);
    // Wilson with z = 1.959964: centre (9 + z^2/2) / (34 + z^2).
    assertThat(a.positiveRate().interval().orElseThrow().lower()).isEqualTo(0.1460, within(1e-4));
    assertThat(a.positiveRate().interval().orElseThrow().upper()).isEqualTo(0.4312, within(1e-4));
    assertThat(slices.get("b").auroc().reason()).contains("no positives");
    assertThat(slices.get("b").status()).isEqualTo(Slice.Status.OK);
    Slice missing = slices.get("(missing)");
    assertThat(missing.status()).isEqualTo(Slice.Status.INSUFFICIENT);
    assertThat(counts(missing).n()).isEqualTo(6);
    assertThat(missing.meanScore().reason()).contains("fewer than 10 rows");
  }

  @Test
  void document_saysWhyAValueIsNull() {
    Map<String, ?> document =
        EvaluationDocument.of(evaluator.evaluate(rows(new int[] {0, 0}, 0.5, 0.25)));
    assertThat(document)
        .containsKeys(
            "n",
            "positives",
            "auroc",
            "auroc_ci",
            "average_precision",
            "brier",
            "log_loss",
            "ece",
            "ece_equal_mass",
            "operating_point",
            "slices");
    assertThat(document).containsEntry("auroc", null).containsEntry("operating_point", null);
    assertThat(document.get("undefined"))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
        .containsEntry("auroc", "no positives")
        .containsEntry("auroc_ci", "no positives")
        .containsEntry("operating_point", "no positives");
  }

  @Test
  void thinnedCurve_keepsEndsAndPeaks() {
    Random random = new Random(2);
    List<Double> xs = random.doubles(50_000).sorted().boxed().toList();
    List<Double> ys = random.doubles(50_000).boxed().toList();
    List<CurvePoint> thin = CurveThinner.thin(xs, ys);
    assertThat(thin).hasSizeLessThanOrEqualTo(400);
    assertThat(thin.getFirst()).isEqualTo(new CurvePoint(xs.getFirst(), ys.getFirst()));
    assertThat(thin.getLast()).isEqualTo(new CurvePoint(xs.getLast(), ys.getLast()));
    assertThat(thin.stream().mapToDouble(CurvePoint::y).max()).hasValue(Collections.max(ys));
    assertThat(thin.stream().mapToDouble(CurvePoint::y).min()).hasValue(Collections.min(ys));
    assertThat(thin).isSortedAccordingTo(java.util.Comparator.comparingDouble(CurvePoint::x));
  }
}

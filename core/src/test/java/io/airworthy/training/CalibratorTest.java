package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.training.Calibrator.Isotonic;
import io.airworthy.training.Calibrator.Isotonic.Knot;
import io.airworthy.training.Calibrator.Platt;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  /// With two distinct scores the map goes through both smoothed rates: 1 of 3 positive at 0 and 2
  /// of 3 at 1, targets 4/5 and 1/5, so rates 0.4 and 0.6.
  @Test
  void platt_goesThroughTheSmoothedRatesOfTwoScores() {
    Platt platt =
        PlattFit.of(new int[] {1, 0, 0, 1, 1, 0}, new double[] {0, 0, 0, 1, 1, 1}).orElseThrow();

    assertThat(platt.probability(0)).isCloseTo(0.4, within(1e-7));
    assertThat(platt.probability(1)).isCloseTo(0.6, within(1e-7));
    assertThat(platt.intercept()).isCloseTo(Math.log(0.4 / 0.6), within(1e-6));
  }

  @Test
  void platt_recoversASkewedScale() {
    Random random = new Random(1);
    int[] labels = new int[50_000];
    double[] logOdds = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      logOdds[i] = 3 * random.nextGaussian();
      labels[i] = random.nextDouble() < Logit.probability(0.5 * logOdds[i] - 2) ? 1 : 0;
    }
    Platt platt = PlattFit.of(labels, logOdds).orElseThrow();

    assertThat(platt.slope()).isCloseTo(0.5, within(0.02));
    assertThat(platt.intercept()).isCloseTo(-2, within(0.06));
  }

  @Test
  void platt_isEmptyWhenScoresSayTheOpposite() {
    assertThat(PlattFit.of(new int[] {1, 1, 0, 0}, new double[] {0, 1, 2, 3})).isEmpty();
  }

  @Test
  void platt_staysFiniteOnSeparatedScores() {
    Platt platt =
        PlattFit.of(new int[] {0, 0, 1, 1}, new double[] {-40, -30, 30, 40}).orElseThrow();

    assertThat(platt.probability(30)).isBetween(0.7, 0.8);
  }

  /// Scores 1 to 5 with labels 0 1 0 1 1: the pair (1, 0) is pooled to 1/2; of 5 rows the edge
  /// probabilities are 1/7 and 6/7.
  @Test
  void isotonic_poolsViolators() {
    Isotonic map = IsotonicFit.of(new int[] {0, 1, 0, 1, 1}, new double[] {1, 2, 3, 4, 5});

    assertThat(map.knots())
        .containsExactly(
            new Knot(1, 1.0 / 7),
            new Knot(2, 0.5),
            new Knot(3, 0.5),
            new Knot(4, 1 - 1.0 / 7),
            new Knot(5, 1 - 1.0 / 7));
    assertThat(map.probability(2.7)).isEqualTo(0.5);
    assertThat(map.probability(3.5)).isCloseTo((0.5 + 6.0 / 7) / 2, within(1e-15));
    assertThat(map.probability(-9)).isEqualTo(1.0 / 7);
    assertThat(map.probability(99)).isEqualTo(1 - 1.0 / 7);
  }

  @Test
  void isotonic_poolsTiesBeforeAnythingElse() {
    Isotonic map = IsotonicFit.of(new int[] {1, 0, 1, 1}, new double[] {2, 2, 2, 5});

    assertThat(map.probability(2)).isCloseTo(2.0 / 3, within(1e-15));
  }

  /// The fit at row i is the largest, over starts up to i, of the smallest mean over ends from i.
  @Test
  void isotonic_equalsTheMinMaxFormula() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      int n = 1 + random.nextInt(25);
      int[] labels = new int[n];
      double[] logOdds = new double[n];
      for (int i = 0; i < n; i++) {
        labels[i] = random.nextInt(2);
        logOdds[i] = i;
      }
      Isotonic map = IsotonicFit.of(labels, logOdds);
      for (int i = 0; i < n; i++) {
        double expected = Math.clamp(minMax(labels, i), 1.0 / (n + 2), 1 - 1.0 / (n + 2));
        assertThat(map.probability(i)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  private static double minMax(int[] labels, int at) {
    double best = 0;
    for (int a = 0; a <= at; a++) {
      double least = 1;
      for (int b = at; b < labels.length; b++) {
        double sum = 0;
        for (int i = a; i <= b; i++) {
          sum += labels[i];
        }
        least = Math.min(least, sum / (b - a + 1));
      }
      best = Math.max(best, least);
    }
    return best;
  }

  @Test
  void choice_isIdentityWhenScoresAreRight() {
    assertThat(choose(1, 0, 30_000).method()).isEqualTo("identity");
  }

  @Test
  void choice_isIdentityWhenPositivesAreFew() {
    assertThat(choose(0.4, -1, 40).method()).isEqualTo("identity");
  }

  @Test
  void choice_isPlattWhenTheScaleIsWrong() {
    assertThat(choose(0.4, -1, 4_000).method()).isEqualTo("platt");
  }

  @Test
  void choice_isIsotonicOnlyWhenTheShapeIsWrongAndPositivesMany() {
    assertThat(stepped(30_000).method()).isEqualTo("isotonic");
    assertThat(stepped(1_000).method()).isNotEqualTo("isotonic");
  }

  private static Calibrator choose(double slope, double intercept, int rows) {
    Random random = new Random(11);
    int[] labels = new int[rows];
    double[] logOdds = new double[rows];
    for (int i = 0; i < rows; i++) {
      logOdds[i] = -2 + random.nextGaussian();
      labels[i] = random.nextDouble() < Logit.probability(slope * logOdds[i] + intercept) ? 1 : 0;
    }
    return choose(labels, logOdds);
  }

  /// Scores spread evenly, of which only the highest tenth means anything.
  private static Calibrator stepped(int rows) {
    Random random = new Random(12);
    int[] labels = new int[rows];
    double[] logOdds = new double[rows];
    for (int i = 0; i < rows; i++) {
      logOdds[i] = 6 * random.nextDouble() - 3;
      labels[i] = random.nextDouble() < (logOdds[i] > 2.4 ? 0.9 : 0.05) ? 1 : 0;
    }
    return choose(labels, logOdds);
  }

  private static Calibrator choose(int[] labels, double[] logOdds) {
    SessionGroups sessions = SessionGroups.of(Examples.set(1, new float[labels.length], labels, 2));
    return new CalibratorChoice(CalibrationOptions.DEFAULTS, 1).choose(labels, logOdds, sessions);
  }

  @Test
  void maps_checkThemselves() {
    assertThatThrownBy(() -> new Platt(-1, 0)).hasMessageContaining("positive slope");
    assertThatThrownBy(() -> new Isotonic(List.of())).hasMessageContaining("at least one knot");
    assertThatThrownBy(() -> new Isotonic(List.of(new Knot(1, .5), new Knot(2, .4))))
        .hasMessageContaining("knot 1");
  }
}

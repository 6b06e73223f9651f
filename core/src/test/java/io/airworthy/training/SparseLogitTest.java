package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.telemetry.SparseVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseLogitTest {
  private static final int TERMS = 6;
  private static final int ROWS = 200;
  private static final double COST = 0.7;

  private final Random random = new Random(4);
  private final List<SparseVector> rows = new ArrayList<>();
  private final double[] targets = new double[ROWS];

  /// Rows whose first index tells how likely they are positive.
  private void rows() {
    for (int row = 0; row < ROWS; row++) {
      int first = random.nextInt(3);
      int second = 3 + random.nextInt(3);
      rows.add(
          new SparseVector(
              new int[] {first, second},
              new float[] {(float) random.nextGaussian(), random.nextFloat()}));
      targets[row] = random.nextDouble() < (first == 0 ? 0.8 : 0.2) ? 1 : 0;
    }
  }

  private void assertNoGradient() {
    SparseLogit.Plane plane = SparseLogit.fit(rows, targets, TERMS, COST, 2000, 1e-12, 1);

    double[] gradient = plane.weights().clone();
    double byBias = plane.bias();
    for (int row = 0; row < ROWS; row++) {
      double residual = Logit.probability(plane.margin(rows.get(row))) - targets[row];
      rows.get(row).addTo(gradient, COST * residual);
      byBias += COST * residual;
    }
    assertThat(byBias).isCloseTo(0, within(1e-6));
    for (double each : gradient) {
      assertThat(each).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void fit_leavesNoGradient() {
    rows();

    assertNoGradient();
  }

  @Test
  void fit_leavesNoGradientWhenTargetsAreUncertain() {
    rows();
    for (int row = 0; row < ROWS; row++) {
      targets[row] = random.nextDouble();
    }

    assertNoGradient();
  }
}

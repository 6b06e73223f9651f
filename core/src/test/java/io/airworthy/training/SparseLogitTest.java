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
  private static final double COST = 0.7;

  @Test
  void fit_leavesNoGradient() {
    Random random = new Random(4);
    List<SparseVector> rows = new ArrayList<>();
    boolean[] positive = new boolean[200];
    for (int row = 0; row < positive.length; row++) {
      int first = random.nextInt(3);
      int second = 3 + random.nextInt(3);
      rows.add(
          new SparseVector(
              new int[] {first, second},
              new float[] {(float) random.nextGaussian(), random.nextFloat()}));
      positive[row] = random.nextDouble() < (first == 0 ? 0.8 : 0.2);
    }

    SparseLogit.Plane plane = SparseLogit.fit(rows, positive, TERMS, COST, 2000, 1e-12, 1);

    double[] gradient = plane.weights().clone();
    double byBias = plane.bias();
    for (int row = 0; row < positive.length; row++) {
      double residual = Logit.probability(plane.margin(rows.get(row))) - (positive[row] ? 1 : 0);
      rows.get(row).addTo(gradient, COST * residual);
      byBias += COST * residual;
    }
    assertThat(byBias).isCloseTo(0, within(1e-6));
    for (double each : gradient) {
      assertThat(each).isCloseTo(0, within(1e-6));
    }
  }
}

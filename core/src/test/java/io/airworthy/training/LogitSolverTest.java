package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.AirworthyException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogitSolverTest {
  /// With one binary column the solution is closed: the intercept is the log-odds where it is 0,
  /// the coefficient the log of the odds ratio.
  @Test
  void solution_ofATwoByTwoTableIsTheLogOddsRatio() {
    // Where x = 0: 10 positive, 30 negative. Where x = 1: 24 positive, 16 negative.
    float[] design = new float[80];
    int[] labels = new int[80];
    for (int row = 0; row < 80; row++) {
      design[row] = row < 40 ? 0 : 1;
      labels[row] = row < 10 || (row >= 40 && row < 64) ? 1 : 0;
    }
    LogitSolver.Solution solution = new LogitSolver(design, 1, labels).solve(0);

    assertThat(solution.coefficients()[0]).isCloseTo(Math.log(10.0 / 30), within(1e-8));
    assertThat(solution.coefficients()[1])
        .isCloseTo(Math.log(24.0 / 16) - Math.log(10.0 / 30), within(1e-8));
  }

  /// Two rows, x = 1 positive and x = -1 negative: by symmetry the intercept is 0 and the
  /// coefficient b solves `penalty b = 2 / (1 + exp(b))`; at penalty 2/(1+e) it is 1.
  @Test
  void solution_ofTwoSeparableRowsFollowsThePenalty() {
    double penalty = 2 / (1 + Math.E);
    LogitSolver.Solution solution =
        new LogitSolver(new float[] {1, -1}, 1, new int[] {1, 0}).solve(penalty);

    assertThat(solution.coefficients()[0]).isCloseTo(0, within(1e-8));
    assertThat(solution.coefficients()[1]).isCloseTo(1, within(1e-7));
  }

  @Test
  void gradient_vanishesAtEverySolutionOfAPath() {
    Random random = new Random(7);
    int rows = 3_001;
    int columns = 9;
    float[] design = new float[rows * columns];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < columns; j++) {
        design[row * columns + j] = (float) random.nextGaussian();
      }
      double logOdds = -3 + 1.5 * design[row * columns] - design[row * columns + 3];
      labels[row] = random.nextDouble() < Logit.probability(logOdds) ? 1 : 0;
    }
    LogitSolver solver = new LogitSolver(design, columns, labels);
    for (double penalty : new double[] {1000, 100, 1, 0.001, 0}) {
      double[] solution = solver.solve(penalty).coefficients();
      for (double component : gradient(design, labels, solution, penalty)) {
        assertThat(component).isCloseTo(0, within(1e-8 * rows));
      }
      assertThat(new LogitSolver(design, columns, labels).solve(penalty).coefficients())
          .as("a cold start ends where the path does")
          .containsExactly(solution, within(1e-6));
    }
  }

  /// The penalised gradient, written down a second time without chunks or blocks.
  private static double[] gradient(float[] design, int[] labels, double[] b, double penalty) {
    double[] gradient = new double[b.length];
    for (int row = 0; row < labels.length; row++) {
      double logOdds = b[0];
      for (int j = 1; j < b.length; j++) {
        logOdds += b[j] * design[row * (b.length - 1) + j - 1];
      }
      double residual = 1 / (1 + Math.exp(-logOdds)) - labels[row];
      gradient[0] += residual;
      for (int j = 1; j < b.length; j++) {
        gradient[j] += residual * design[row * (b.length - 1) + j - 1];
      }
    }
    for (int j = 1; j < b.length; j++) {
      gradient[j] += penalty * b[j];
    }
    return gradient;
  }

  @Test
  void solution_sharesWeightBetweenEqualColumns() {
    Random random = new Random(3);
    int rows = 500;
    float[] design = new float[rows * 2];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      float x = (float) random.nextGaussian();
      design[2 * row] = x;
      design[2 * row + 1] = x;
      labels[row] = random.nextDouble() < Logit.probability(x) ? 1 : 0;
    }
    double[] solution = new LogitSolver(design, 2, labels).solve(0.1).coefficients();

    assertThat(solution[1]).isCloseTo(solution[2], within(1e-6));
    assertThat(solution[1] + solution[2]).isBetween(0.7, 1.4);
  }

  @Test
  void solution_isTheSameBitsHoweverManyChunksRunAtOnce() {
    int rows = 40_000;
    float[] design = new float[rows * 3];
    int[] labels = new int[rows];
    Random random = new Random(5);
    for (int i = 0; i < design.length; i++) {
      design[i] = (float) random.nextGaussian();
    }
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextDouble() < 0.3 + 0.1 * Math.signum(design[3 * row]) ? 1 : 0;
    }
    double[] first = new LogitSolver(design, 3, labels).solve(1).coefficients();
    for (int again = 0; again < 3; again++) {
      assertThat(new LogitSolver(design, 3, labels).solve(1).coefficients()).isEqualTo(first);
    }
  }

  @Test
  void solver_withoutColumnsGivesTheRate() {
    double[] solution =
        new LogitSolver(new float[0], 0, new int[] {1, 0, 0, 0}).solve(1).coefficients();
    assertThat(Logit.probability(solution[0])).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void solver_refusesOneClass() {
    assertThatThrownBy(() -> new LogitSolver(new float[3], 1, new int[] {1, 1, 1}))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("3 positives of 3 rows");
  }
}

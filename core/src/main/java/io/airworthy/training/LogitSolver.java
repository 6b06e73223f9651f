package io.airworthy.training;

import io.airworthy.AirworthyException;
import java.util.Optional;
import java.util.stream.IntStream;

/// Maximum-likelihood logistic regression with an L2 penalty on all but the intercept, by Newton's
/// method with step halving.
///
/// Minimises `sum_i log(1 + exp(-s_i x_i'b)) + penalty/2 * sum_{j>0} b_j^2`, `s_i` being 1 or -1.
/// The Hessian of the data is kept while steps made with it still cut the gradient to six tenths
/// (a chord step), for it costs as much as dozens of gradients. Sums run over fixed chunks of
/// rows, added in their order, so the number of threads does not change a bit of the result.
/// Successive calls start where the last one ended.
final class LogitSolver {
  /// Largest component of the gradient at a solution, for each unit of `information`.
  static final double TOLERANCE = 1e-8;

  private static final int MAX_STEPS = 300;
  private static final int MAX_HALVINGS = 40;
  private static final double CHORD_RATE = 0.6;
  private static final double ROUNDING = 1e-12;

  private final LogitSums sums;
  private final double information;
  private final double[] coefficients;
  private double[][] hessian = new double[0][];

  /// A solution.
  ///
  /// @param coefficients the intercept, then one for each column
  /// @param steps steps taken
  /// @param gradient largest absolute component of the penalised gradient
  record Solution(double[] coefficients, int steps, double gradient) {}

  /// @param design rows of `columns` values
  /// @throws AirworthyException bad input when there is only one class
  LogitSolver(float[] design, int columns, int[] labels) {
    int positives = IntStream.of(labels).sum();
    if (positives == 0 || positives == labels.length) {
      throw AirworthyException.badInput(
          "logistic regression needs both classes, found "
              + positives
              + " positives of "
              + labels.length
              + " rows");
    }
    double rate = (double) positives / labels.length;
    this.sums = new LogitSums(design, columns, labels);
    this.information = labels.length * rate * (1 - rate);
    this.coefficients = new double[columns + 1];
    this.coefficients[0] = Math.log(rate / (1 - rate));
  }

  /// `n p (1 - p)`: what the data say of the coefficient of one standardised column, so that a
  /// penalty equal to it halves such a coefficient.
  double information() {
    return information;
  }

  /// Solves for one penalty, 0 or more.
  Solution solve(double penalty) {
    LogitSums.At here = sums.at(coefficients, LogitSums.Want.GRADIENT);
    boolean fresh = false;
    double norm = norm(here, penalty);
    for (int step = 0; step < MAX_STEPS; step++) {
      if (norm <= TOLERANCE * Math.max(1, information)) {
        return new Solution(coefficients.clone(), step, norm);
      }
      if (hessian.length == 0) {
        hessian = sums.at(coefficients, LogitSums.Want.HESSIAN).hessian();
        fresh = true;
      }
      double[] direction = Cholesky.solve(hessian, penalty, gradient(here, penalty));
      Optional<LogitSums.At> next = descend(here, penalty, direction);
      if (next.isEmpty() && fresh) {
        throw notConverged(norm);
      }
      here = next.orElse(here);
      double reached = norm(here, penalty);
      if (reached > CHORD_RATE * norm) {
        hessian = new double[0][];
      }
      fresh = false;
      norm = reached;
    }
    throw notConverged(norm);
  }

  /// Moves the coefficients against the direction, halving until the objective falls; unmoved
  /// and empty when it never does.
  private Optional<LogitSums.At> descend(LogitSums.At here, double penalty, double[] direction) {
    double[] start = coefficients.clone();
    double[] gradient = gradient(here, penalty);
    double slope = 0;
    for (int j = 0; j < start.length; j++) {
      slope += gradient[j] * direction[j];
    }
    double objective = objective(here, start, penalty);
    double length = 1;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      for (int j = 0; j < start.length; j++) {
        coefficients[j] = start[j] - length * direction[j];
      }
      LogitSums.At next = sums.at(coefficients, LogitSums.Want.GRADIENT);
      double bound = objective - 1e-4 * length * slope + ROUNDING * (1 + Math.abs(objective));
      if (objective(next, coefficients, penalty) <= bound) {
        return Optional.of(next);
      }
      length /= 2;
    }
    System.arraycopy(start, 0, coefficients, 0, start.length);
    return Optional.empty();
  }

  private static double objective(LogitSums.At at, double[] coefficients, double penalty) {
    double squares = 0;
    for (int j = 1; j < coefficients.length; j++) {
      squares += coefficients[j] * coefficients[j];
    }
    return at.loss() + penalty / 2 * squares;
  }

  private double[] gradient(LogitSums.At at, double penalty) {
    double[] gradient = at.gradient().clone();
    for (int j = 1; j < gradient.length; j++) {
      gradient[j] += penalty * coefficients[j];
    }
    return gradient;
  }

  private double norm(LogitSums.At at, double penalty) {
    double largest = 0;
    for (double component : gradient(at, penalty)) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }

  private AirworthyException notConverged(double norm) {
    return AirworthyException.internal(
        "logistic regression did not converge: gradient "
            + norm
            + ", allowed "
            + TOLERANCE * Math.max(1, information));
  }

  /// The Cholesky solution of `(H + penalty I) x = g`, the first diagonal element unpenalised.
  static final class Cholesky {
    private Cholesky() {}

    static double[] solve(double[][] upper, double penalty, double[] right) {
      double[][] factor = factor(upper, penalty);
      int n = right.length;
      double[] x = right.clone();
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < i; k++) {
          x[i] -= factor[i][k] * x[k];
        }
        x[i] /= factor[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        for (int k = i + 1; k < n; k++) {
          x[i] -= factor[k][i] * x[k];
        }
        x[i] /= factor[i][i];
      }
      return x;
    }

    /// The lower factor; a pivot lost to rounding is raised to a trillionth of the largest diagonal
    /// element, which only shortens the step.
    private static double[][] factor(double[][] upper, double penalty) {
      int n = upper.length;
      double[][] lower = new double[n][n];
      double largest = Double.MIN_NORMAL;
      for (int i = 0; i < n; i++) {
        largest = Math.max(largest, upper[i][i] + penalty);
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          double sum = upper[j][i] + (i == j && i > 0 ? penalty : 0);
          for (int k = 0; k < j; k++) {
            sum -= lower[i][k] * lower[j][k];
          }
          lower[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12 * largest)) : sum / lower[j][j];
        }
      }
      return lower;
    }
  }
}

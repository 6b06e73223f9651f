package io.airworthy.training;

import io.airworthy.telemetry.SparseVector;
import java.util.List;
import java.util.Random;

/// L2-penalised logistic regression over sparse vectors, by coordinate ascent on the dual (Yu,
/// Huang and Lin, "Dual coordinate descent methods for logistic regression", 2011).
///
/// It minimises `|w|^2 / 2 + cost * sum(t log(1 + exp(-m)) + (1 - t) log(1 + exp(m)))`, the bias
/// being penalised as a weight. `m` is the margin on the side a row leans to and `t` its target
/// there, 1 for a row that is certain. Each dual variable is `cost * (sigma(u) - (1 - t))`; its
/// optimum solves `length * cost * (sigma(u) - current) + margin + u = 0`, whose left side rises
/// with `u`, by Newton's method. The same rows, targets, cost and seed give the same bits.
final class SparseLogit {
  private static final int NEWTON_STEPS = 30;
  private static final double CLOSE = 1e-9;
  private static final double FIRST = -4;

  private final List<SparseVector> rows;
  private final double cost;
  private final double[] weights;
  private final double[] duals;
  private final double[] lengths;
  private double bias;

  private SparseLogit(List<SparseVector> rows, int terms, double cost) {
    this.rows = rows;
    this.cost = cost;
    this.weights = new double[terms];
    this.duals = new double[rows.size()];
    this.lengths = new double[rows.size()];
  }

  /// The plane between the classes; a margin above 0 is more likely positive.
  record Plane(double bias, double[] weights) {
    double margin(SparseVector row) {
      return bias + row.dot(weights);
    }
  }

  /// @param targets the probability that each row is positive, 0 to 1
  /// @param terms one more than the greatest index
  /// @param passes most passes over the rows, 1 or more
  /// @param tolerance it stops when no dual variable moved by more than this share of the cost
  static Plane fit(
      List<SparseVector> rows,
      double[] targets,
      int terms,
      double cost,
      int passes,
      double tolerance,
      long seed) {
    SparseLogit solver = new SparseLogit(rows, terms, cost);
    solver.begin(targets);
    int[] order = new int[rows.size()];
    for (int row = 0; row < order.length; row++) {
      order[row] = row;
    }
    Random random = new Random(seed);
    for (int pass = 0; pass < passes; pass++) {
      shuffle(order, random);
      double moved = 0;
      for (int row : order) {
        moved = Math.max(moved, Math.abs(solver.update(row, isPositive(targets[row]))));
      }
      if (moved <= tolerance * cost) {
        break;
      }
    }
    return new Plane(solver.bias, solver.weights);
  }

  private static boolean isPositive(double target) {
    return target >= 0.5;
  }

  private void begin(double... targets) {
    for (int row = 0; row < duals.length; row++) {
      lengths[row] = 1 + rows.get(row).squaredLength();
      duals[row] = FIRST;
      double doubt = Math.min(targets[row], 1 - targets[row]);
      move(row, isPositive(targets[row]), cost * (Logit.probability(FIRST) - doubt));
    }
  }

  /// Solves one dual variable; how far it moved.
  private double update(int row, boolean positive) {
    double margin = bias + rows.get(row).dot(weights);
    double signed = positive ? margin : -margin;
    double current = Logit.probability(duals[row]);
    double u = duals[row];
    double share = current;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double value = lengths[row] * cost * (share - current) + signed + u;
      double change = value / (lengths[row] * cost * share * (1 - share) + 1);
      u -= change;
      share = Logit.probability(u);
      if (Math.abs(change) < CLOSE) {
        break;
      }
    }
    duals[row] = u;
    double moved = cost * (share - current);
    move(row, positive, moved);
    return moved;
  }

  private void move(int row, boolean positive, double by) {
    double signed = positive ? by : -by;
    rows.get(row).addTo(weights, signed);
    bias += signed;
  }

  private static void shuffle(int[] order, Random random) {
    for (int at = order.length - 1; at > 0; at--) {
      int other = random.nextInt(at + 1);
      int kept = order[at];
      order[at] = order[other];
      order[other] = kept;
    }
  }
}

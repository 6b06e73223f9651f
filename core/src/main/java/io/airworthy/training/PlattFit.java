package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.training.Calibrator.Platt;
import java.util.Optional;

/// Platt's map by maximum likelihood against smoothed targets, `(N+ + 1) / (N+ + 2)` for a positive
/// and `1 / (N- + 2)` for a negative (Platt, "Probabilistic outputs for support vector machines",
/// 1999), by Newton's method with step halving.
final class PlattFit {
  private static final int MAX_STEPS = 200;
  private static final double RIDGE = 1e-12;

  private final double[] logOdds;
  private final double[] targets;
  private double slope = 1;
  private double intercept;

  private PlattFit(int[] labels, double[] logOdds) {
    this.logOdds = logOdds;
    this.targets = targets(labels);
  }

  /// The map, or empty when the slope is not positive: the scores then say nothing, or the
  /// opposite, and a map that keeps their order cannot calibrate them.
  static Optional<Platt> of(int[] labels, double[] logOdds) {
    return new PlattFit(labels, logOdds).solve();
  }

  private static double[] targets(int[] labels) {
    int positives = 0;
    for (int label : labels) {
      positives += label;
    }
    double high = (positives + 1.0) / (positives + 2.0);
    double low = 1.0 / (labels.length - positives + 2.0);
    double[] targets = new double[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = labels[i] == 1 ? high : low;
    }
    return targets;
  }

  private Optional<Platt> solve() {
    double loss = loss(slope, intercept);
    for (int step = 0; step < MAX_STEPS; step++) {
      Sums sums = sums();
      if (Math.max(Math.abs(sums.slope), Math.abs(sums.intercept)) <= 1e-9 * logOdds.length) {
        return slope > 0 ? Optional.of(new Platt(slope, intercept)) : Optional.empty();
      }
      double determinant = sums.slopes * sums.intercepts - sums.cross * sums.cross;
      double slopeStep = (sums.intercepts * sums.slope - sums.cross * sums.intercept) / determinant;
      double otherStep = (sums.slopes * sums.intercept - sums.cross * sums.slope) / determinant;
      double decrease = sums.slope * slopeStep + sums.intercept * otherStep;
      double length = 1;
      double next = loss(slope - slopeStep, intercept - otherStep);
      double slack = 1e-12 * (1 + loss);
      while (!(next <= loss - 1e-4 * length * decrease + slack) && length > 1e-12) {
        length /= 2;
        next = loss(slope - length * slopeStep, intercept - length * otherStep);
      }
      slope -= length * slopeStep;
      intercept -= length * otherStep;
      loss = next;
    }
    throw AirworthyException.internal("Platt's map did not converge");
  }

  private double loss(double atSlope, double atIntercept) {
    double loss = 0;
    for (int i = 0; i < targets.length; i++) {
      loss += Logit.loss(targets[i], atSlope * logOdds[i] + atIntercept);
    }
    return loss;
  }

  /// The gradient by slope and intercept, and the Hessian's three elements.
  private record Sums(
      double slope, double intercept, double slopes, double cross, double intercepts) {}

  private Sums sums() {
    double bySlope = 0;
    double byIntercept = 0;
    double slopes = RIDGE;
    double cross = 0;
    double intercepts = RIDGE;
    for (int i = 0; i < targets.length; i++) {
      double probability = Logit.probability(slope * logOdds[i] + intercept);
      double residual = probability - targets[i];
      double weight = probability * (1 - probability);
      bySlope += residual * logOdds[i];
      byIntercept += residual;
      slopes += weight * logOdds[i] * logOdds[i];
      cross += weight * logOdds[i];
      intercepts += weight;
    }
    return new Sums(bySlope, byIntercept, slopes, cross, intercepts);
  }
}

package io.airworthy.stats;

import java.util.Optional;

/// The variance of the [Auroc] and the test of two correlated ones, without assumptions on the
/// distribution of scores. With `V10(i)` the share of negatives that positive `i` outranks (ties
/// one half) and `V01(j)` the share of positives that outrank negative `j`, the variance is
/// `S10 / p + S01 / n`, where `S` are sample variances with `count - 1` below.
///
/// Sources: DeLong, DeLong, Clarke-Pearson, 1988; Sun and Xu, "Fast Implementation of DeLong's
/// Algorithm", 2014.
public final class DeLong {
  private DeLong() {}

  /// An area with its variance.
  ///
  /// @param auroc in `[0, 1]`
  /// @param variance of the estimate, 0 when the classes are perfectly apart
  public record Estimate(double auroc, double variance) {
    /// `auroc +- z sqrt(variance)`, clipped to `[0, 1]`.
    public Interval interval(double level) {
      Checks.level(level);
      double half = Normal.quantile(0.5 + level / 2) * Math.sqrt(variance);
      return new Interval(auroc - half, auroc + half).clippedTo(0, 1);
    }
  }

  /// Two areas on the same rows.
  ///
  /// @param difference the first area less the second
  /// @param z the difference in its standard errors; 0 when the scores rank all pairs alike
  /// @param pValue two-sided
  public record Comparison(double difference, double z, double pValue) {}

  /// The area and its variance; empty with fewer than two rows in either class.
  public static Optional<Estimate> of(int[] labels, double[] scores) {
    ClassScores classes = ClassScores.split(labels, scores);
    if (classes.positives.length < 2 || classes.negatives.length < 2) {
      return Optional.empty();
    }
    Placements.Moments wins = Placements.momentsOf(classes.positives, classes.negatives);
    Placements.Moments losses = Placements.momentsOf(classes.negatives, classes.positives);
    return Optional.of(
        new Estimate(
            wins.mean(),
            wins.variance() / classes.positives.length
                + losses.variance() / classes.negatives.length));
  }

  /// Whether two scores of the same rows have the same area: `z = (A1 - A2) / sqrt(l S l')`. Empty
  /// with fewer than two rows in either class, or when the areas differ but their difference has
  /// no variance, so that no z exists.
  public static Optional<Comparison> compare(int[] labels, double[] a, double[] b) {
    ClassScores first = ClassScores.split(labels, a);
    ClassScores second = ClassScores.split(labels, b);
    int positives = first.positives.length;
    int negatives = first.negatives.length;
    if (positives < 2 || negatives < 2) {
      return Optional.empty();
    }
    Placements.Moments wins =
        Placements.momentsOfDifference(labels, 1, a, first.negatives, b, second.negatives);
    Placements.Moments losses =
        Placements.momentsOfDifference(labels, 0, a, first.positives, b, second.positives);
    double difference = wins.mean();
    double variance = wins.variance() / positives + losses.variance() / negatives;
    if (variance == 0) {
      return difference == 0 ? Optional.of(new Comparison(0, 0, 1)) : Optional.empty();
    }
    double z = difference / Math.sqrt(variance);
    return Optional.of(new Comparison(difference, z, 2 * Normal.cdf(-Math.abs(z))));
  }
}

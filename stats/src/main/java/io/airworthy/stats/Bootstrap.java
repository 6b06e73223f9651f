package io.airworthy.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// A seeded bootstrap over rows, or over clusters of rows that are drawn whole because they are not
/// independent, such as the turns of one session. A replicate is told as weights: how often each
/// row was drawn. So a statistic that ranks rows ranks them once ([RankedScores]), and comparing
/// two models under the same weights is a paired bootstrap.
///
/// Source: Efron and Tibshirani, "An Introduction to the Bootstrap", 1993; for clusters, Davison
/// and Hinkley, "Bootstrap Methods and their Application", 1997, section 3.8.
public final class Bootstrap {
  private final int[] cluster;
  private final int clusters;
  private final int replicates;
  private final long seed;

  private Bootstrap(int[] cluster, int clusters, int replicates, long seed) {
    Checks.positive("replicates", replicates);
    this.cluster = cluster;
    this.clusters = clusters;
    this.replicates = replicates;
    this.seed = seed;
  }

  /// A figure of the rows, each counted as often as its weight says; empty where undefined.
  @FunctionalInterface
  public interface WeightedStatistic {
    /// The figure; `weights` holds one count a row and is reused between calls.
    OptionalDouble of(int[] weights);
  }

  /// A bootstrap that draws `rows` independent rows with replacement.
  public static Bootstrap ofRows(int rows, int replicates, long seed) {
    int[] cluster = new int[rows];
    Arrays.setAll(cluster, row -> row);
    return new Bootstrap(cluster, rows, replicates, seed);
  }

  /// A bootstrap that draws whole clusters with replacement, as many as there are.
  ///
  /// @param clusterOfRow for each row the name of its cluster, such as its session
  public static Bootstrap ofClusters(String[] clusterOfRow, int replicates, long seed) {
    Map<String, Integer> numbers = new HashMap<>();
    int[] cluster = new int[clusterOfRow.length];
    for (int row = 0; row < cluster.length; row++) {
      cluster[row] = numbers.computeIfAbsent(clusterOfRow[row], name -> numbers.size());
    }
    return new Bootstrap(cluster, numbers.size(), replicates, seed);
  }

  /// The statistic over all replicates, in the order of the seed; empty without rows or when it
  /// was defined on no replicate.
  public Optional<Distribution> distribution(WeightedStatistic statistic) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] draws = new int[clusters];
    int[] weights = new int[cluster.length];
    double[] values = new double[replicates];
    int defined = 0;
    for (int replicate = 0; replicate < replicates && clusters > 0; replicate++) {
      draw(random, draws, weights);
      OptionalDouble value = statistic.of(weights);
      if (value.isPresent()) {
        values[defined++] = value.getAsDouble();
      }
    }
    return defined == 0
        ? Optional.empty()
        : Optional.of(new Distribution(Arrays.copyOf(values, defined), replicates - defined));
  }

  private void draw(SplittableRandom random, int[] draws, int[] weights) {
    Arrays.fill(draws, 0);
    for (int i = 0; i < clusters; i++) {
      draws[random.nextInt(clusters)]++;
    }
    for (int row = 0; row < weights.length; row++) {
      weights[row] = draws[cluster[row]];
    }
  }

  /// What a statistic did over the replicates.
  public static final class Distribution {
    private final double[] sorted;
    private final int undefined;

    private Distribution(double[] values, int undefined) {
      this.sorted = Checks.sortedFinite(values);
      this.undefined = undefined;
    }

    /// The replicates on which the statistic was defined.
    public int defined() {
      return sorted.length;
    }

    /// The replicates on which the statistic was undefined, such as those without a positive.
    public int undefined() {
      return undefined;
    }

    /// The R-7 quantile of the defined replicates.
    public double quantile(double q) {
      return Quantiles.r7Sorted(sorted, q);
    }

    /// The percentile interval, `(1 - level) / 2` outside on each side.
    public Interval interval(double level) {
      Checks.level(level);
      double outside = (1 - level) / 2;
      return new Interval(quantile(outside), quantile(1 - outside));
    }

    /// The standard deviation of the defined replicates, the bootstrap's standard error; empty
    /// with fewer than two.
    public OptionalDouble standardError() {
      if (sorted.length < 2) {
        return OptionalDouble.empty();
      }
      double mean = Arrays.stream(sorted).sum() / sorted.length;
      double squares = 0;
      for (double value : sorted) {
        squares += (value - mean) * (value - mean);
      }
      return OptionalDouble.of(Math.sqrt(squares / (sorted.length - 1)));
    }
  }
}

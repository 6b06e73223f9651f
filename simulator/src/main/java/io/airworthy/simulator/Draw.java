package io.airworthy.simulator;

import java.util.SplittableRandom;

/// Seeded draws. Every stream is named by the path that leads to it, so that any day, session or
/// user can be drawn again without those before it.
final class Draw {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final int LARGE_MEAN = 30;

  private Draw() {}

  /// The stream of a path.
  static SplittableRandom stream(long... path) {
    return new SplittableRandom(mix(path));
  }

  /// A hash of a path, by the finaliser of SplitMix64.
  static long mix(long... path) {
    long hash = GAMMA;
    for (long step : path) {
      hash = finish(hash + GAMMA + step * 0xd1342543de82ef95L);
    }
    return hash;
  }

  private static long finish(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  static boolean chance(SplittableRandom random, double probability) {
    return random.nextDouble() < probability;
  }

  /// A log-normal draw with this mean.
  static double logNormal(SplittableRandom random, double mean, double sigma) {
    return mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
  }

  /// The index of a weight, chosen in proportion.
  static int weighted(SplittableRandom random, double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /// A Poisson draw: Knuth's product for small means, the rounded normal for large ones.
  static int poisson(SplittableRandom random, double mean) {
    if (mean > LARGE_MEAN) {
      long normal = Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
      return (int) Math.max(0, normal);
    }
    double limit = Math.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}

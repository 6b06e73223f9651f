package io.airworthy.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Seeded tables with and without a leak.
final class AuditTables {
  static final int ROWS = 4000;

  private AuditTables() {}

  /// Twelve weak honest numbers.
  static FeatureTable honest(long seed) {
    Random random = new Random(seed);
    int[] labels = labels(random, 0.2);
    return table(labels, weak(labels, random));
  }

  /// Twelve weak honest numbers and one that is filled in when the outcome is known.
  static FeatureTable withLeak(long seed) {
    Random random = new Random(seed);
    int[] labels = labels(random, 0.2);
    Map<String, Column> features = weak(labels, random);
    double[] leak = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      leak[row] = 2.0 * labels[row] + random.nextGaussian();
    }
    features.put("resolution_code", new Column.Numbers(leak));
    return table(labels, features);
  }

  /// Twelve weak honest numbers and what a text head said, of an area of Phi(1.5 / sqrt 2) = 0.856.
  static FeatureTable withHead(long seed) {
    Random random = new Random(seed);
    int[] labels = labels(random, 0.2);
    Map<String, Column> features = weak(labels, random);
    features.put("reply.predicted_dissatisfaction", new Column.Numbers(noisy(labels, 1.5, random)));
    return table(labels, features);
  }

  /// Twelve weak honest numbers and one that is missing unless the outcome is known.
  static FeatureTable withMissingnessLeak(long seed) {
    Random random = new Random(seed);
    int[] labels = labels(random, 0.2);
    Map<String, Column> features = weak(labels, random);
    double[] leak = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      leak[row] = random.nextDouble() < (labels[row] == 1 ? 0.1 : 0.9) ? Double.NaN : 1;
    }
    features.put("handoff_minutes", new Column.Numbers(leak));
    return table(labels, features);
  }

  /// Twelve numbers that are all good: none is a leak, since none stands out.
  static FeatureTable allGood(long seed) {
    Random random = new Random(seed);
    int[] labels = labels(random, 0.3);
    Map<String, Column> features = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      features.put("good_" + i, new Column.Numbers(noisy(labels, 0.9 + 0.04 * i, random)));
    }
    return table(labels, features);
  }

  /// The rate of positives changes from one stretch of time to the next, and a category names the
  /// stretch: what a random split learns of a stretch comes in part from its later rows.
  static FeatureTable namedStretches(long seed) {
    Random random = new Random(seed);
    int[] labels = new int[ROWS];
    String[] names = new String[ROWS];
    double rate = 0;
    for (int row = 0; row < ROWS; row++) {
      if (row % 100 == 0) {
        rate = random.nextBoolean() ? 0.1 : 0.6;
      }
      labels[row] = random.nextDouble() < rate ? 1 : 0;
      names[row] = "batch-" + row / 100;
    }
    Map<String, Column> features = weak(labels, random);
    features.put(
        "batch", Column.Categories.of(java.util.Arrays.stream(names).map(Optional::of).toList()));
    return table(labels, features);
  }

  private static Map<String, Column> weak(int[] labels, Random random) {
    Map<String, Column> features = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      features.put("weak_" + i, new Column.Numbers(noisy(labels, 0.04 * i, random)));
    }
    return features;
  }

  private static double[] noisy(int[] labels, double signal, Random random) {
    double[] values = new double[labels.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = signal * labels[row] + random.nextGaussian();
    }
    return values;
  }

  private static int[] labels(Random random, double rate) {
    int[] labels = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      labels[row] = random.nextDouble() < rate ? 1 : 0;
    }
    return labels;
  }

  /// Two rows a session, in the order of time.
  private static FeatureTable table(int[] labels, Map<String, Column> features) {
    String[] sessions = new String[ROWS];
    double[] times = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      sessions[row] = "s" + row / 2;
      times[row] = row;
    }
    return new FeatureTable(features, labels, sessions, Optional.of(times));
  }
}

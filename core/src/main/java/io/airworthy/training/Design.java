package io.airworthy.training;

import io.airworthy.features.FeatureMatrix;
import io.airworthy.training.DesignColumn.Transform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a logistic regression sees of the features: the columns, learned on the training rows.
///
/// Each feature that varies gives a standardised column, a missing value filled with the mean. One
/// of more than two values whose skewness on the training rows is beyond 2 gives a second column
/// of its signed logarithm, when that is less skewed. Each pattern of missingness among the
/// training rows gives one indicator column, however many features share it. Values beyond the
/// range of the training rows count as its edge.
record Design(List<DesignColumn> columns) {
  private static final double HEAVY_TAIL = 2;

  Design {
    columns = List.copyOf(columns);
  }

  /// Learns the columns on the given rows.
  static Design learn(FeatureMatrix features, int[] rows) {
    List<DesignColumn> columns = new ArrayList<>();
    List<DesignColumn> indicators = new ArrayList<>();
    Set<String> patterns = new HashSet<>();
    float[] values = new float[rows.length];
    for (int feature = 0; feature < features.columns(); feature++) {
      for (int i = 0; i < rows.length; i++) {
        values[i] = features.value(rows[i], feature);
      }
      columns.addAll(valueColumns(feature, values));
      Optional<DesignColumn> indicator = column(feature, values, Transform.MISSING);
      if (indicator.isPresent() && patterns.add(MissingPattern.of(values))) {
        indicators.add(indicator.get());
      }
    }
    columns.addAll(indicators);
    return new Design(columns);
  }

  /// The rows as standardised values, row after row.
  float[] matrix(FeatureMatrix features, int[] rows) {
    int width = columns.size();
    float[] matrix = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        DesignColumn column = columns.get(j);
        matrix[i * width + j] = column.standardised(features.value(rows[i], column.feature()));
      }
    }
    return matrix;
  }

  /// The value itself and, beside it, the logarithm of one with a heavy tail.
  private static List<DesignColumn> valueColumns(int feature, float[] values) {
    Moments plain = Moments.of(values, Transform.IDENTITY);
    List<DesignColumn> columns = new ArrayList<>();
    plain.column(feature, Transform.IDENTITY).ifPresent(columns::add);
    double skewness = Math.abs(plain.skewness());
    if (skewness > HEAVY_TAIL && plain.hasValuesBetween(values)) {
      Moments logged = Moments.of(values, Transform.SIGNED_LOG);
      if (Math.abs(logged.skewness()) < skewness) {
        logged.column(feature, Transform.SIGNED_LOG).ifPresent(columns::add);
      }
    }
    return columns;
  }

  private static Optional<DesignColumn> column(int feature, float[] values, Transform transform) {
    return Moments.of(values, transform).column(feature, transform);
  }

  /// Mean, standard deviation, skewness and range of the transformed values that are present.
  private record Moments(double mean, double deviation, double skewness, double low, double high) {
    static Moments of(float[] values, Transform transform) {
      int count = 0;
      double sum = 0;
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (float value : values) {
        double x = transform.of(value);
        if (!Double.isNaN(x)) {
          count++;
          sum += x;
          low = Math.min(low, x);
          high = Math.max(high, x);
        }
      }
      if (count == 0 || low == high) {
        return new Moments(0, 0, 0, 0, 0);
      }
      return spread(values, transform, count, sum / count, low, high);
    }

    private static Moments spread(
        float[] values, Transform transform, int count, double mean, double low, double high) {
      double squares = 0;
      double cubes = 0;
      for (float value : values) {
        double centred = transform.of(value) - mean;
        if (!Double.isNaN(centred)) {
          squares += centred * centred;
          cubes += centred * centred * centred;
        }
      }
      double deviation = Math.sqrt(squares / count);
      double skewness = cubes / count / (deviation * deviation * deviation);
      return new Moments(mean, deviation, skewness, low, high);
    }

    /// Whether there are values between the lowest and the highest: a feature of two values gains
    /// nothing from a logarithm.
    boolean hasValuesBetween(float[] values) {
      for (float value : values) {
        if (value > low && value < high) {
          return true;
        }
      }
      return false;
    }

    /// The column, or empty when the values do not vary.
    Optional<DesignColumn> column(int feature, Transform transform) {
      if (!(deviation > 1e-9 * Math.abs(mean))) {
        return Optional.empty();
      }
      return Optional.of(new DesignColumn(feature, transform, mean, mean, deviation, low, high));
    }
  }

  /// Which rows of a column are missing, as a digest.
  private static final class MissingPattern {
    private MissingPattern() {}

    static String of(float[] values) {
      byte[] bits = new byte[values.length / 8 + 1];
      for (int i = 0; i < values.length; i++) {
        if (Float.isNaN(values[i])) {
          bits[i / 8] |= (byte) (1 << (i % 8));
        }
      }
      return Sha256.hex(bits);
    }
  }
}

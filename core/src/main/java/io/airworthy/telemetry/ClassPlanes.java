package io.airworthy.telemetry;

import java.util.List;

/// The hyperplanes of a head's classes and their maps to log-odds.
///
/// The weights of a column stand side by side: a text has few of the columns, and is asked about
/// all classes. Immutable.
final class ClassPlanes {
  private final double[] biases;
  private final double[] slopes;
  private final double[] intercepts;
  private final float[] weights;

  /// @param columns how many weights each class has
  /// @throws ArithmeticException when all of them are more than an array holds
  ClassPlanes(List<HeadClass> classes, int columns) {
    biases = classes.stream().mapToDouble(HeadClass::bias).toArray();
    slopes = classes.stream().mapToDouble(HeadClass::slope).toArray();
    intercepts = classes.stream().mapToDouble(HeadClass::intercept).toArray();
    weights = new float[Math.multiplyExact(columns, biases.length)];
    for (int each = 0; each < biases.length; each++) {
      float[] plane = classes.get(each).weights();
      for (int column = 0; column < columns; column++) {
        weights[column * biases.length + each] = plane[column];
      }
    }
  }

  /// The calibrated log-odds that a weighed vector is of each class.
  double[] logOdds(SparseVector weighed) {
    double[] logOdds = margins(weighed);
    for (int each = 0; each < logOdds.length; each++) {
      logOdds[each] = slopes[each] * logOdds[each] + intercepts[each];
    }
    return logOdds;
  }

  private double[] margins(SparseVector weighed) {
    double[] margins = biases.clone();
    for (int entry = 0; entry < weighed.size(); entry++) {
      float value = weighed.value(entry);
      int row = weighed.index(entry) * margins.length;
      for (int each = 0; each < margins.length; each++) {
        margins[each] += value * weights[row + each];
      }
    }
    return margins;
  }
}

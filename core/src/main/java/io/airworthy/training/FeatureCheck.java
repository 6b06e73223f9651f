package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;

/// Refuses features a model cannot take.
final class FeatureCheck {
  private FeatureCheck() {}

  /// @throws AirworthyException bad input when the columns are not the expected ones in order
  static void sameColumns(List<String> expected, FeatureMatrix matrix) {
    List<String> found = matrix.names();
    if (found.equals(expected)) {
      return;
    }
    List<String> missing = new ArrayList<>(expected);
    missing.removeAll(found);
    List<String> unexpected = new ArrayList<>(found);
    unexpected.removeAll(expected);
    String difference =
        missing.isEmpty() && unexpected.isEmpty()
            ? "the same in another order"
            : "missing " + missing + ", unexpected " + unexpected;
    throw AirworthyException.badInput(
        "the model was trained on "
            + expected.size()
            + " features and was given "
            + found.size()
            + ": "
            + difference);
  }

  /// @throws AirworthyException bad input naming the first infinite value
  static void finite(FeatureMatrix matrix) {
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        if (Float.isInfinite(matrix.value(row, column))) {
          throw AirworthyException.badInput(
              "feature "
                  + matrix.names().get(column)
                  + ", row "
                  + row
                  + ": found an infinite value, expected a finite one or a missing one (NaN)");
        }
      }
    }
  }
}

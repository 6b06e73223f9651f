package io.airworthy.features;

import java.util.Arrays;

/// Equality of training sets to the bit, which the type itself does not offer.
final class TrainingSetAssert {
  private TrainingSetAssert() {}

  static boolean same(TrainingSet one, TrainingSet other) {
    if (one.rows() != other.rows()) {
      return false;
    }
    for (int row = 0; row < one.rows(); row++) {
      if (one.label(row) != other.label(row)
          || one.cutoffMicros(row) != other.cutoffMicros(row)
          || !one.session(row).equals(other.session(row))
          || one.user(row) != other.user(row)) {
        return false;
      }
    }
    return one.target() == other.target()
        && one.label().equals(other.label())
        && one.features().names().equals(other.features().names())
        && Arrays.equals(one.features().toArray(), other.features().toArray())
        && one.dimensions().keySet().equals(other.dimensions().keySet())
        && one.dimensions().entrySet().stream()
            .allMatch(
                entry -> Arrays.equals(entry.getValue(), other.dimensions().get(entry.getKey())));
  }
}

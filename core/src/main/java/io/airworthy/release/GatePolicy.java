package io.airworthy.release;

import io.airworthy.AirworthyException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a candidate must show. Keys are the components in kebab-case.
///
/// @param averagePrecisionMargin the share of the champion's average precision the candidate may
///     be short by and still count as not worse; from 0 up to but not including 1
/// @param alpha the probability of passing a candidate that is just too bad; between 0 and 0.5
/// @param bootstrapReplicates at least 100
/// @param bootstrapSeed any number; the same seed gives the same decision
/// @param minimumPositives the least positive rows, and least negative rows, of a test set that
///     can decide anything; at least 2
/// @param maximumCalibrationError the largest expected calibration error; from 0 to 1
/// @param sliceMinimumRows rows below which a slice is insufficient; at least 1
/// @param sliceMinimumPositives positives below which a slice is insufficient; at least 1
/// @param sliceMinimumAuroc the floor of a slice; from 0 to 1
/// @param sliceMinimumCoverage the least share of a dimension's rows in slices that are sufficient
///     and above the floor; from 0 to 1. It is below 1 because every population has a tail of
///     slices too small to judge: those count as unproven, never as passed
/// @param maximumMissingRise how far a feature's missing share may rise, absolutely; from 0 to 1
public record GatePolicy(
    double averagePrecisionMargin,
    double alpha,
    int bootstrapReplicates,
    long bootstrapSeed,
    int minimumPositives,
    double maximumCalibrationError,
    long sliceMinimumRows,
    long sliceMinimumPositives,
    double sliceMinimumAuroc,
    double sliceMinimumCoverage,
    double maximumMissingRise) {

  /// The defaults: margin 0.05, alpha 0.05, 1,000 replicates, seed 1, 50 positives, calibration
  /// error 0.05, slices of 200 rows and 10 positives with an area of 0.5 over half of the rows, and
  /// a missing rise of 0.05.
  public static final GatePolicy DEFAULT =
      new GatePolicy(0.05, 0.05, 1000, 1, 50, 0.05, 200, 10, 0.5, 0.5, 0.05);

  public GatePolicy {
    require("average-precision-margin", averagePrecisionMargin, 0, Math.nextDown(1.0));
    require("alpha", alpha, Double.MIN_NORMAL, 0.5);
    require("bootstrap-replicates", bootstrapReplicates, 100, 1_000_000);
    require("minimum-positives", minimumPositives, 2, Integer.MAX_VALUE);
    require("maximum-calibration-error", maximumCalibrationError, 0, 1);
    require("slice-minimum-rows", (double) sliceMinimumRows, 1, Double.MAX_VALUE);
    require("slice-minimum-positives", (double) sliceMinimumPositives, 1, Double.MAX_VALUE);
    require("slice-minimum-auroc", sliceMinimumAuroc, 0, 1);
    require("slice-minimum-coverage", sliceMinimumCoverage, 0, 1);
    require("maximum-missing-rise", maximumMissingRise, 0, 1);
  }

  /// The defaults with some keys set otherwise.
  ///
  /// @throws AirworthyException bad input on an unknown key, a value that is no number or one out
  ///     of range
  public static GatePolicy of(Map<String, String> properties) {
    Keys keys = new Keys(properties);
    GatePolicy policy =
        new GatePolicy(
            keys.number("average-precision-margin", DEFAULT.averagePrecisionMargin),
            keys.number("alpha", DEFAULT.alpha),
            keys.count("bootstrap-replicates", DEFAULT.bootstrapReplicates),
            keys.whole("bootstrap-seed", DEFAULT.bootstrapSeed),
            keys.count("minimum-positives", DEFAULT.minimumPositives),
            keys.number("maximum-calibration-error", DEFAULT.maximumCalibrationError),
            keys.whole("slice-minimum-rows", DEFAULT.sliceMinimumRows),
            keys.whole("slice-minimum-positives", DEFAULT.sliceMinimumPositives),
            keys.number("slice-minimum-auroc", DEFAULT.sliceMinimumAuroc),
            keys.number("slice-minimum-coverage", DEFAULT.sliceMinimumCoverage),
            keys.number("maximum-missing-rise", DEFAULT.maximumMissingRise));
    keys.requireNoneLeft();
    return policy;
  }

  private static void require(String key, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw AirworthyException.badInput(
          "gate policy: " + key + " is " + value + ", expected " + least + " to " + greatest);
    }
  }

  /// Takes keys one by one, so that those left over are the unknown ones.
  private static final class Keys {
    private final Map<String, String> left;
    private final TreeSet<String> known = new TreeSet<>();

    Keys(Map<String, String> properties) {
      this.left = new TreeMap<>(properties);
    }

    double number(String key, double otherwise) {
      known.add(key);
      String text = left.remove(key);
      try {
        return text == null ? otherwise : Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw AirworthyException.badInput(
            "gate policy: " + key + " is '" + text + "', expected a number", e);
      }
    }

    long whole(String key, long otherwise) {
      known.add(key);
      String text = left.remove(key);
      try {
        return text == null ? otherwise : Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw AirworthyException.badInput(
            "gate policy: " + key + " is '" + text + "', expected a whole number", e);
      }
    }

    int count(String key, int otherwise) {
      return (int) Math.max(-1, Math.min(Integer.MAX_VALUE, whole(key, otherwise)));
    }

    void requireNoneLeft() {
      if (!left.isEmpty()) {
        throw AirworthyException.badInput(
            "gate policy: unknown key "
                + String.join(", ", left.keySet())
                + "; known are "
                + String.join(", ", known));
      }
    }
  }
}

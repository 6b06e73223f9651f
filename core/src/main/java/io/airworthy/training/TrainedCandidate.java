package io.airworthy.training;

import java.nio.file.Path;
import java.util.Map;

/// A trained, calibrated model of one family with its operating point.
///
/// @param family its kind
/// @param model the calibrated model
/// @param hyperparameters chosen on the validation rows, by name
/// @param validationAveragePrecision of the uncalibrated scores on the validation rows; by this the
///     families are compared
/// @param testScores calibrated scores of the test rows of the split, in their order; not copied
/// @param operatingPoint chosen on the validation and calibration rows, never on the test rows
public record TrainedCandidate(
    Family family,
    CalibratedModel model,
    Map<String, Double> hyperparameters,
    double validationAveragePrecision,
    double[] testScores,
    OperatingChoice operatingPoint)
    implements AutoCloseable {
  public TrainedCandidate {
    hyperparameters = Map.copyOf(hyperparameters);
  }

  /// Writes model, calibration and operating point into a folder.
  public void save(Path folder) {
    model.save(folder);
    operatingPoint.save(folder);
  }

  @Override
  public void close() {
    model.close();
  }
}

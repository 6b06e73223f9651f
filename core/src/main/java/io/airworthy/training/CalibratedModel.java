package io.airworthy.training;

import io.airworthy.features.FeatureMatrix;
import java.nio.file.Path;
import java.util.List;

/// A model with the map that turns its log-odds into probabilities.
///
/// @param model the fitted model
/// @param calibrator fitted on rows the model has not seen
public record CalibratedModel(Model model, Calibrator calibrator) implements AutoCloseable {
  /// The file of the map in the model's folder.
  public static final String CALIBRATION_FILE = "calibration.json";

  /// The calibrated probability of each row, 0 to 1.
  ///
  /// @throws io.airworthy.AirworthyException bad input when the columns are not the model's, or a
  ///     value is infinite
  public double[] score(FeatureMatrix matrix) {
    double[] scores = model.logOdds(matrix);
    for (int i = 0; i < scores.length; i++) {
      scores[i] = calibrator.probability(scores[i]);
    }
    return scores;
  }

  /// The columns it must be given, in order.
  public List<String> features() {
    return model.features();
  }

  /// Writes model and map into a folder; the bytes depend on them alone.
  public void save(Path folder) {
    model.save(folder);
    Json.write(folder.resolve(CALIBRATION_FILE), calibrator);
  }

  /// Reads what {@link #save} wrote; the scores are the same, bit for bit.
  ///
  /// @throws io.airworthy.AirworthyException bad input when a file is missing or malformed
  public static CalibratedModel load(Path folder) {
    Calibrator calibrator = Json.read(folder.resolve(CALIBRATION_FILE), Calibrator.class);
    return new CalibratedModel(Model.load(folder), calibrator);
  }

  @Override
  public void close() {
    model.close();
  }
}

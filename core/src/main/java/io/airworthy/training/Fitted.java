package io.airworthy.training;

import java.util.List;
import java.util.Map;

/// A fitted model with what was chosen on the validation rows.
///
/// @param model the model
/// @param hyperparameters by name
/// @param validationAveragePrecision of the uncalibrated scores on the validation rows
record Fitted(Model model, Map<String, Double> hyperparameters, double validationAveragePrecision) {
  /// The first of those with the highest average precision; the others are closed.
  static Fitted best(List<Fitted> tried) {
    Fitted best = tried.getFirst();
    for (Fitted fitted : tried) {
      if (fitted.validationAveragePrecision() > best.validationAveragePrecision()) {
        best = fitted;
      }
    }
    for (Fitted fitted : tried) {
      if (!fitted.equals(best)) {
        fitted.model().close();
      }
    }
    return best;
  }
}

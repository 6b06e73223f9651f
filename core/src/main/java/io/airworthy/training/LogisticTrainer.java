package io.airworthy.training;

import io.airworthy.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Fits logistic regressions along a path of penalties and keeps the one with the highest average
/// precision on the validation rows; on a tie the one tried first, which is the stronger penalty.
/// The path ends early once the options' patience with worse solutions is spent.
final class LogisticTrainer {
  private final LogisticOptions options;

  LogisticTrainer(LogisticOptions options) {
    this.options = options;
  }

  Fitted fit(ModelData data) {
    FeatureMatrix features = data.features();
    Design design = Design.learn(features, data.train());
    LogitSolver solver =
        new LogitSolver(
            design.matrix(features, data.train()),
            design.columns().size(),
            data.labels(data.train()));
    float[] validation = design.matrix(features, data.validation());
    int[] labels = data.labels(data.validation());
    List<Fitted> tried = new ArrayList<>();
    int best = 0;
    for (double share : options.penalties()) {
      if (tried.size() - 1 - best >= options.patience()) {
        break;
      }
      double[] solution = solver.solve(share * solver.information()).coefficients();
      double precision =
          ModelData.averagePrecision(labels, logOdds(validation, labels.length, solution));
      Model model = new LogisticRegression(features.names(), design, solution);
      tried.add(new Fitted(model, Map.of("penalty", share), precision));
      if (precision > tried.get(best).validationAveragePrecision()) {
        best = tried.size() - 1;
      }
    }
    return tried.get(best);
  }

  private static double[] logOdds(float[] matrix, int rows, double[] solution) {
    int width = solution.length - 1;
    double[] logOdds = new double[rows];
    for (int row = 0; row < rows; row++) {
      logOdds[row] = solution[0];
      for (int j = 0; j < width; j++) {
        logOdds[row] += solution[j + 1] * matrix[row * width + j];
      }
    }
    return logOdds;
  }
}

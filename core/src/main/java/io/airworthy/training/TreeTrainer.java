package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Grows boosted trees of each depth and keeps those with the highest average precision on the
/// validation rows, cut back to the number of trees that was best there.
///
/// The base score is the rate of positives in the training rows and no row is weighted, so that the
/// scores stay probabilities when positives are rare. The smallest leaf holds a hundredth of the
/// training rows' information `n p (1 - p)`, between 1 and 10.
final class TreeTrainer {
  private static final int THREADS = 2;

  /// Below so many rows a second thread waits more than it works.
  private static final int ROWS_FOR_THREADS = 50_000;

  /// Cuts of a feature. More cost more and, on few positives, tell no more.
  private static final int BINS = 64;

  private static final int CHECK_EVERY = 5;

  private final TreeOptions options;
  private final long seed;

  TreeTrainer(TreeOptions options, long seed) {
    this.options = options;
    this.seed = seed;
  }

  Fitted fit(ModelData data) {
    FeatureCheck.finite(data.features());
    try (NativeMatrix train = NativeMatrix.of(data, data.train());
        NativeMatrix validation = NativeMatrix.of(data, data.validation())) {
      double rate = requireBothClasses(train.labels());
      List<Grown> grown = new ArrayList<>();
      for (int depth : options.depths()) {
        grown.add(grow(train, validation, depth, rate));
      }
      return fitted(data, Grown.best(grown));
    } catch (XGBoostError e) {
      throw AirworthyException.internal("XGBoost cannot grow trees", e);
    }
  }

  /// Trees of one depth, with what they reached on the validation rows.
  private record Grown(byte[] trees, int depth, int rounds, double leafWeight, double precision) {
    static Grown best(List<Grown> tried) {
      Grown best = tried.getFirst();
      for (Grown grown : tried) {
        best = grown.precision > best.precision ? grown : best;
      }
      return best;
    }
  }

  private Grown grow(NativeMatrix train, NativeMatrix validation, int depth, double rate)
      throws XGBoostError {
    double leafWeight = Math.clamp(train.labels().length * rate * (1 - rate) / 100, 1, 10);
    Map<String, Object> parameters = parameters(depth, leafWeight, rate);
    parameters.put("nthread", train.labels().length < ROWS_FOR_THREADS ? 1 : THREADS);
    Map<String, DMatrix> watched = new LinkedHashMap<>();
    watched.put("validation", validation.matrix());
    Booster booster = XGBoost.train(train.matrix(), parameters, 0, watched, null, null);
    try {
      Grown best = new Grown(new byte[0], depth, 0, leafWeight, -1);
      for (int round = 1; round <= options.maxTrees(); round++) {
        booster.update(train.matrix(), round - 1);
        if (round % CHECK_EVERY == 0 || round == options.maxTrees()) {
          double precision = validation.averagePrecision(booster);
          if (precision > best.precision()) {
            best = new Grown(booster.toByteArray("ubj"), depth, round, leafWeight, precision);
          } else if (round - best.rounds() >= options.patience()) {
            break;
          }
        }
      }
      return best;
    } finally {
      booster.dispose();
    }
  }

  private Map<String, Object> parameters(int depth, double leafWeight, double rate) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("tree_method", "hist");
    parameters.put("seed", seed);
    parameters.put("verbosity", 0);
    parameters.put("base_score", rate);
    parameters.put("eta", options.learningRate());
    parameters.put("max_depth", depth);
    parameters.put("min_child_weight", leafWeight);
    parameters.put("max_bin", BINS);
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.8);
    return parameters;
  }

  private static Fitted fitted(ModelData data, Grown best) throws XGBoostError {
    FeatureMatrix features = data.features();
    List<Explanation> explanations =
        TreeExplanations.of(best.trees(), features.names(), features, data.train());
    Map<String, Double> chosen =
        Map.of(
            "depth", (double) best.depth(),
            "trees", (double) best.rounds(),
            "min-child-weight", best.leafWeight());
    BoostedTrees model = new BoostedTrees(features.names(), best.trees(), explanations);
    return new Fitted(model, chosen, best.precision());
  }

  private static double requireBothClasses(int[] labels) {
    int positives = IntStream.of(labels).sum();
    if (positives == 0 || positives == labels.length) {
      throw AirworthyException.badInput(
          "boosted trees need both classes, found "
              + positives
              + " positives of "
              + labels.length
              + " rows");
    }
    return (double) positives / labels.length;
  }
}

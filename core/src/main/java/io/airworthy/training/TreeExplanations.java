package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// What trees lean on: mean absolute SHAP values (Lundberg and others, "Consistent individualized
/// feature attribution for tree ensembles", 2018) over evenly spaced training rows, and the gain of
/// their splits.
final class TreeExplanations {
  private static final int SAMPLE = 1_000;

  private TreeExplanations() {}

  static List<Explanation> of(byte[] trees, List<String> names, FeatureMatrix features, int[] train)
      throws XGBoostError {
    Booster booster = load(trees);
    int[] sample = evenly(train);
    DMatrix rows =
        new DMatrix(
            NativeRows.rows(features, sample), sample.length, features.columns(), Float.NaN);
    try {
      booster.setParam("verbosity", 0);
      return List.of(shap(booster.predictContrib(rows, 0), names), gain(booster, names));
    } finally {
      rows.dispose();
      booster.dispose();
    }
  }

  private static Explanation shap(float[][] contributions, List<String> names) {
    List<FeatureWeight> weights = new ArrayList<>();
    for (int feature = 0; feature < names.size(); feature++) {
      double sum = 0;
      for (float[] row : contributions) {
        sum += Math.abs(row[feature]);
      }
      weights.add(new FeatureWeight(names.get(feature), sum / contributions.length));
    }
    return new Explanation("mean |SHAP|", weights);
  }

  private static Explanation gain(Booster booster, List<String> names) throws XGBoostError {
    Map<String, Double> gains = booster.getScore("", "total_gain");
    List<FeatureWeight> weights = new ArrayList<>();
    for (int feature = 0; feature < names.size(); feature++) {
      double gain = gains.getOrDefault("f" + feature, 0.0);
      weights.add(new FeatureWeight(names.get(feature), gain));
    }
    return new Explanation("total gain", weights);
  }

  private static int[] evenly(int[] rows) {
    int count = Math.min(SAMPLE, rows.length);
    int[] sample = new int[count];
    for (int i = 0; i < count; i++) {
      sample[i] = rows[(int) ((long) i * rows.length / count)];
    }
    return sample;
  }

  private static Booster load(byte[] trees) throws XGBoostError {
    try {
      return XGBoost.loadModel(trees);
    } catch (IOException e) {
      throw AirworthyException.internal("XGBoost cannot read its own trees", e);
    }
  }
}

package io.airworthy.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.AirworthyException;
import io.airworthy.UnpackedLibraries;
import io.airworthy.features.FeatureMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Gradient-boosted trees of XGBoost. Scoring uses the calling thread only.
public final class BoostedTrees implements Model {
  /// The trees' file in the model's folder, in XGBoost's universal binary JSON.
  public static final String TREES_FILE = "model.ubj";

  static final String LIBRARY = "libxgboost4j*.so";

  private static final int BLOCK_ROWS = 8_192;
  private static final int[] ALL_TREES = {0, 0};

  private final List<String> features;
  private final byte[] trees;
  private final List<Explanation> explanations;
  private final Booster booster;

  /// @param trees the model as XGBoost writes it; the array is not copied
  BoostedTrees(List<String> features, byte[] trees, List<Explanation> explanations) {
    this.features = List.copyOf(features);
    this.trees = trees;
    this.explanations = List.copyOf(explanations);
    this.booster = booster(trees);
  }

  @Override
  public Family family() {
    return Family.TREES;
  }

  @Override
  public List<String> features() {
    return features;
  }

  @Override
  public double[] logOdds(FeatureMatrix matrix) {
    FeatureCheck.sameColumns(features, matrix);
    FeatureCheck.finite(matrix);
    double[] logOdds = new double[matrix.rows()];
    for (int from = 0; from < logOdds.length; from += BLOCK_ROWS) {
      int rows = Math.min(BLOCK_ROWS, logOdds.length - from);
      float[][] margins = margins(NativeRows.block(matrix, from, rows), rows);
      for (int i = 0; i < rows; i++) {
        logOdds[from + i] = margins[i][0];
      }
    }
    return logOdds;
  }

  @Override
  public List<Explanation> explanations() {
    return explanations;
  }

  @Override
  public void save(Path folder) {
    Json.write(folder.resolve(TREES_FILE), trees);
    Json.write(folder.resolve(FILE), new Document(Family.TREES, features, explanations));
  }

  @Override
  public void close() {
    booster.dispose();
  }

  static BoostedTrees read(JsonNode tree, Path folder) {
    Document document = Json.bind(tree, Document.class, folder.resolve(FILE).toString());
    byte[] trees = Json.bytes(folder.resolve(TREES_FILE));
    BoostedTrees model = new BoostedTrees(document.features(), trees, document.explanations());
    model.requireWidth(folder);
    return model;
  }

  private void requireWidth(Path folder) {
    try {
      long width = booster.getNumFeature();
      if (width != features.size()) {
        throw AirworthyException.badInput(
            folder + ": the trees take " + width + " features, the list has " + features.size());
      }
    } catch (XGBoostError e) {
      throw AirworthyException.internal("XGBoost cannot tell its features", e);
    }
  }

  private float[][] margins(float[] block, int rows) {
    try {
      return booster.inplace_predict(
          block, rows, features.size(), Float.NaN, ALL_TREES, Booster.PredictionType.kMargin, null);
    } catch (XGBoostError e) {
      throw AirworthyException.internal("XGBoost cannot score", e);
    }
  }

  private static Booster booster(byte[] trees) {
    try {
      Booster booster = XGBoost.loadModel(trees);
      UnpackedLibraries.unlink(LIBRARY);
      booster.setParam("nthread", 1);
      booster.setParam("verbosity", 0);
      return booster;
    } catch (XGBoostError | IOException e) {
      throw AirworthyException.badInput("not a model of XGBoost: " + TREES_FILE, e);
    }
  }

  /// The content of `model.json`.
  private record Document(Family family, List<String> features, List<Explanation> explanations) {}
}

package io.airworthy.training;

import io.airworthy.UnpackedLibraries;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Labelled rows outside the heap, as XGBoost trains on them.
///
/// @param matrix the rows
/// @param labels their labels
record NativeMatrix(DMatrix matrix, int[] labels) implements AutoCloseable {
  static NativeMatrix of(ModelData data, int[] rows) throws XGBoostError {
    int width = data.features().columns();
    DMatrix matrix =
        new DMatrix(NativeRows.rows(data.features(), rows), rows.length, width, Float.NaN);
    UnpackedLibraries.unlink(BoostedTrees.LIBRARY);
    int[] labels = data.labels(rows);
    float[] targets = new float[labels.length];
    for (int i = 0; i < labels.length; i++) {
      targets[i] = labels[i];
    }
    matrix.setLabel(targets);
    return new NativeMatrix(matrix, labels);
  }

  /// Average precision of the trees grown so far.
  double averagePrecision(Booster booster) throws XGBoostError {
    float[][] margins = booster.predict(matrix, true);
    double[] scores = new double[margins.length];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = margins[i][0];
    }
    return ModelData.averagePrecision(labels, scores);
  }

  @Override
  public void close() {
    matrix.dispose();
  }
}

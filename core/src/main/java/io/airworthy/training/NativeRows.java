package io.airworthy.training;

import io.airworthy.features.FeatureMatrix;

/// Rows of a feature matrix as the flat arrays that XGBoost takes.
final class NativeRows {
  private NativeRows() {}

  static float[] block(FeatureMatrix matrix, int from, int rows) {
    int width = matrix.columns();
    float[] block = new float[rows * width];
    for (int i = 0; i < rows; i++) {
      copyRow(matrix, from + i, block, i * width);
    }
    return block;
  }

  static float[] rows(FeatureMatrix matrix, int[] rows) {
    int width = matrix.columns();
    float[] values = new float[Math.multiplyExact(rows.length, width)];
    for (int i = 0; i < rows.length; i++) {
      copyRow(matrix, rows[i], values, i * width);
    }
    return values;
  }

  private static void copyRow(FeatureMatrix matrix, int row, float[] into, int offset) {
    for (int column = 0; column < matrix.columns(); column++) {
      into[offset + column] = matrix.value(row, column);
    }
  }
}

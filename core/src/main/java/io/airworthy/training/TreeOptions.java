package io.airworthy.training;

import java.util.List;

/// How boosted trees are grown.
///
/// @param maxTrees most trees of a model, 1 to 10,000
/// @param learningRate above 0, at most 1
/// @param depths the depths to try, shallowest first, each 1 to 12
/// @param patience trees without a better average precision on the validation rows before growth
///     stops, 1 or more
public record TreeOptions(int maxTrees, double learningRate, List<Integer> depths, int patience) {
  /// At most 400 trees of depth 3 or 5 at a rate of 0.05, patience 20.
  public static final TreeOptions DEFAULTS = new TreeOptions(400, 0.05, List.of(3, 5), 20);

  /// @throws IllegalArgumentException when a value is outside its range
  public TreeOptions {
    depths = List.copyOf(depths);
    if (maxTrees < 1 || maxTrees > 10_000) {
      throw new IllegalArgumentException("max-trees is 1 to 10000, found " + maxTrees);
    }
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new IllegalArgumentException(
          "learning-rate is above 0 and at most 1, found " + learningRate);
    }
    if (depths.isEmpty() || depths.stream().anyMatch(depth -> depth < 1 || depth > 12)) {
      throw new IllegalArgumentException("depths are 1 to 12, found " + depths);
    }
    if (patience < 1) {
      throw new IllegalArgumentException("patience is at least 1, found " + patience);
    }
  }
}

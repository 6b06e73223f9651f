package io.airworthy.training;

import java.util.Comparator;
import java.util.List;

/// What a model leans on, by one measure, the heaviest first (by absolute weight, ties by name).
///
/// @param measure what a weight is: `standardised coefficient` (log-odds for one standard deviation
///     of the column), `mean |SHAP|` (log-odds, over a sample of the training rows) or `total gain`
///     (fall of the training loss over all splits)
/// @param weights one for each feature that has any
public record Explanation(String measure, List<FeatureWeight> weights) {
  public Explanation {
    weights =
        weights.stream()
            .sorted(
                Comparator.comparingDouble((FeatureWeight w) -> -Math.abs(w.weight()))
                    .thenComparing(FeatureWeight::name))
            .toList();
  }

  /// The heaviest features, at most `n`.
  public List<FeatureWeight> top(int n) {
    return weights.subList(0, Math.min(n, weights.size()));
  }
}

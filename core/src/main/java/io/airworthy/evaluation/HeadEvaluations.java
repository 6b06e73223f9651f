package io.airworthy.evaluation;

import java.util.List;

/// How a text head did on all texts, and on those of each file apart.
///
/// @param whole of all texts together
/// @param byFile one for each file, in the order in which they were read
public record HeadEvaluations(HeadEvaluation whole, List<HeadEvaluation> byFile) {
  /// Copies the list.
  public HeadEvaluations {
    byFile = List.copyOf(byFile);
  }
}

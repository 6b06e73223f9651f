package io.airworthy.telemetry;

import java.util.List;

/// Labelled texts as hashed counts: what leaves this room for training. It is never written.
///
/// @param vectors hashed counts, one a text
/// @param labels the class of each, an identifier; `1` or `0` where a task is binary
/// @param agreements share of the judges of each that are on its label's side, 0 to 1
/// @param conversations which conversation each comes from
/// @param settings they were encoded with
public record LabelledVectors(
    List<SparseVector> vectors,
    List<String> labels,
    List<Double> agreements,
    List<String> conversations,
    HeadSettings settings) {
  /// @throws IllegalArgumentException when the lengths differ
  public LabelledVectors {
    vectors = List.copyOf(vectors);
    labels = List.copyOf(labels);
    agreements = List.copyOf(agreements);
    conversations = List.copyOf(conversations);
    if (vectors.size() != labels.size()
        || vectors.size() != agreements.size()
        || vectors.size() != conversations.size()) {
      throw new IllegalArgumentException("a label, agreement and conversation for each vector");
    }
  }

  /// Number of texts.
  public int size() {
    return vectors.size();
  }
}

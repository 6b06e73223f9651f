package io.airworthy.telemetry;

import java.util.List;

/// Labelled texts as hashed counts: what leaves this room for training. It is never written.
///
/// @param vectors hashed counts, one a text
/// @param labels the class of each, an identifier; `1` or `0` where a task is binary
/// @param conversations which conversation each comes from
/// @param settings they were encoded with
public record LabelledVectors(
    List<SparseVector> vectors,
    List<String> labels,
    List<String> conversations,
    HeadSettings settings) {
  /// @throws IllegalArgumentException when the lengths differ
  public LabelledVectors {
    vectors = List.copyOf(vectors);
    labels = List.copyOf(labels);
    conversations = List.copyOf(conversations);
    if (vectors.size() != labels.size() || vectors.size() != conversations.size()) {
      throw new IllegalArgumentException("a label and a conversation for each vector");
    }
  }

  /// Number of texts.
  public int size() {
    return vectors.size();
  }
}

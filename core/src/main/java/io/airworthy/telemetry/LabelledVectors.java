package io.airworthy.telemetry;

import java.util.List;
import java.util.stream.IntStream;

/// Labelled texts as hashed counts: what leaves this room for training. It is never written.
///
/// @param vectors hashed counts, one a text
/// @param labels the class of each, an identifier; `1` or `0` where a task is binary
/// @param agreements share of the judges of each that are on its label's side, 0 to 1
/// @param conversations which conversation each comes from
/// @param files which of the files read each comes from, from 0
/// @param settings they were encoded with
public record LabelledVectors(
    List<SparseVector> vectors,
    List<String> labels,
    List<Double> agreements,
    List<String> conversations,
    List<Integer> files,
    HeadSettings settings) {
  /// @throws IllegalArgumentException when the lengths differ
  public LabelledVectors {
    vectors = List.copyOf(vectors);
    labels = List.copyOf(labels);
    agreements = List.copyOf(agreements);
    conversations = List.copyOf(conversations);
    files = List.copyOf(files);
    if (vectors.size() != labels.size()
        || vectors.size() != agreements.size()
        || vectors.size() != conversations.size()
        || vectors.size() != files.size()) {
      throw new IllegalArgumentException(
          "a label, agreement, conversation and file for each vector");
    }
  }

  /// Number of texts.
  public int size() {
    return vectors.size();
  }

  /// The texts of one file, in order.
  ///
  /// @param file from 0
  public int[] rowsOfFile(int file) {
    return IntStream.range(0, size()).filter(row -> files.get(row) == file).toArray();
  }
}

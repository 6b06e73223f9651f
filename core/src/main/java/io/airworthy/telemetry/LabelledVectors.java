package io.airworthy.telemetry;

import java.util.List;
import java.util.stream.IntStream;

/// Labelled texts as hashed counts: what leaves this room for training. It is never written.
///
/// @param vectors hashed counts, one a text
/// @param labels the class of each, an identifier; `1` or `0` where a task is binary
/// @param agreements share of the judges of each that are on its label's side, 0 to 1
/// @param conversations which conversation each comes from
/// @param fileEnds for each file read, in order, how many texts there are up to its end
/// @param settings they were encoded with
public record LabelledVectors(
    List<SparseVector> vectors,
    List<String> labels,
    List<Double> agreements,
    List<String> conversations,
    List<Integer> fileEnds,
    HeadSettings settings) {
  /// @throws IllegalArgumentException when the lengths differ, or the last file ends elsewhere
  public LabelledVectors {
    vectors = List.copyOf(vectors);
    labels = List.copyOf(labels);
    agreements = List.copyOf(agreements);
    conversations = List.copyOf(conversations);
    fileEnds = List.copyOf(fileEnds);
    if (vectors.size() != labels.size()
        || vectors.size() != agreements.size()
        || vectors.size() != conversations.size()
        || fileEnds.isEmpty()
        || vectors.size() != fileEnds.getLast()) {
      throw new IllegalArgumentException(
          "a label, agreement, conversation and file for each vector");
    }
  }

  /// Number of texts.
  public int size() {
    return vectors.size();
  }

  /// The texts of one file, in order; none when it held no example.
  ///
  /// @param file from 0
  public IntStream rowsOfFile(int file) {
    return IntStream.range(file == 0 ? 0 : fileEnds.get(file - 1), fileEnds.get(file));
  }
}

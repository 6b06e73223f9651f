package io.airworthy.telemetry;

import java.util.List;

/// A sentence model behind this port: word pieces in, one vector a sentence out. Thread-safe.
///
/// Pieces are text in another spelling: an implementation keeps none, logs none, and lets them go
/// when the call ends.
public interface TokenEncoder {
  /// Name and version of the model, which a head records: its weights fit no other's vectors.
  String name();

  /// Length of every vector.
  int dimensions();

  /// The model's word pieces, in the order of their numbers from 0.
  List<String> vocabulary();

  /// Encodes sentences, each for itself: what else is in the list changes nothing.
  ///
  /// @param sentences numbers of pieces with the model's start and end marks, none empty
  /// @return vectors of length 1, in the order of the sentences
  List<float[]> encode(List<int[]> sentences);
}

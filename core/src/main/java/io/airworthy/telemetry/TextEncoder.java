package io.airworthy.telemetry;

/// Turns a passage into numbers from which no words can be read back. Thread-safe.
interface TextEncoder {
  /// The passage as a vector; the same passage always has the same one.
  SparseVector encode(Passage passage);
}

package io.airworthy.benchmarks;

/// Hears what a comparison is doing.
@FunctionalInterface
interface Progress {
  /// One that does nothing.
  Progress SILENT = _ -> {};

  void now(String doing);
}

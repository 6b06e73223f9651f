package io.airworthy.benchmarks;

/// Hears what a comparison is doing.
@FunctionalInterface
public interface Progress {
  /// One that does nothing.
  Progress SILENT = _ -> {};

  /// Called before each part of the work.
  void now(String doing);
}

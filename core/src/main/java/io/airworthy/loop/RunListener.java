package io.airworthy.loop;

/// Hears how a run goes on, to show progress. Steps are told in order.
public interface RunListener {
  /// A listener that does nothing.
  RunListener SILENT = new RunListener() {};

  /// A step begins.
  ///
  /// @param number of this step, from 1
  /// @param of how many steps the run has
  default void stepStarted(String step, int number, int of) {}

  /// A step ended.
  ///
  /// @param reused whether an earlier sitting had finished it
  default void stepFinished(String step, long millis, Outcome reused) {}

  /// How a step came to its end.
  enum Outcome {
    /// It was carried out now.
    DONE,
    /// A checkpoint with the same inputs was there.
    REUSED
  }
}

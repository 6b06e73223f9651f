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
  /// @param reused whether an earlier attempt had finished it
  default void stepFinished(String step, long millis, Outcome reused) {}

  /// A part of a publication is on the disk. The parts of a target come in the order of
  /// [Publication].
  ///
  /// @param model the version concerned, such as `quality:7`
  default void published(String model, Publication part) {}

  /// The parts of a publication.
  enum Publication {
    /// The version is in the registry.
    VERSION,
    /// The gate's decision is in the log.
    DECISION,
    /// The version became the champion.
    CHAMPION
  }

  /// How a step came to its end.
  enum Outcome {
    /// It was carried out now.
    DONE,
    /// A checkpoint with the same inputs was there.
    REUSED
  }
}

package io.airworthy.telemetry;

import java.util.List;

/// What a head says of itself.
///
/// @param task wire name of the task
/// @param classes names of the classes, in the order of their weights
/// @param settings of the encoder
/// @param training where it comes from
public record HeadHeader(
    String task, List<String> classes, HeadSettings settings, HeadTraining training) {
  /// @throws io.airworthy.AirworthyException bad input when there is no such task
  public HeadHeader {
    classes = List.copyOf(classes);
    HeadTask.named(task);
  }
}

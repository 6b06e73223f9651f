package io.airworthy;

import java.util.List;

/// What one reading of telemetry yields behind the privacy boundary.
///
/// @param turns spans kept
/// @param feedback judgements kept
/// @param changes changes kept
/// @param quarantined rows that could not be kept, by reason
public record TelemetryBatch(
    List<Turn> turns,
    List<Feedback> feedback,
    List<Change> changes,
    List<Quarantined> quarantined) {
  /// Copies the lists.
  public TelemetryBatch {
    turns = List.copyOf(turns);
    feedback = List.copyOf(feedback);
    changes = List.copyOf(changes);
    quarantined = List.copyOf(quarantined);
  }

  /// Number of rows that would be stored if none were duplicates.
  public int rows() {
    return turns.size() + feedback.size() + changes.size();
  }
}

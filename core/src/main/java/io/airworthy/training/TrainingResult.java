package io.airworthy.training;

import io.airworthy.AirworthyException;
import java.util.List;

/// What a training gives.
///
/// @param split the parts, by row of the training set
/// @param candidates one for each family asked for, in that order
/// @param chosen the family with the highest average precision on the validation rows; the simpler
///     on a tie
public record TrainingResult(Split split, List<TrainedCandidate> candidates, Family chosen)
    implements AutoCloseable {
  public TrainingResult {
    candidates = List.copyOf(candidates);
  }

  /// The candidate of a family.
  ///
  /// @throws AirworthyException bad input when the family was not trained
  public TrainedCandidate candidate(Family family) {
    return candidates.stream()
        .filter(candidate -> candidate.family() == family)
        .findFirst()
        .orElseThrow(
            () -> AirworthyException.badInput("no " + family.wireName() + " model was trained"));
  }

  /// The candidate of the chosen family.
  public TrainedCandidate best() {
    return candidate(chosen);
  }

  @Override
  public void close() {
    candidates.forEach(TrainedCandidate::close);
  }
}

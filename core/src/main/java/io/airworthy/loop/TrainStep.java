package io.airworthy.loop;

import io.airworthy.AirworthyException;
import io.airworthy.features.TrainingSet;
import io.airworthy.training.Family;
import io.airworthy.training.Provenance;
import io.airworthy.training.Split;
import io.airworthy.training.TrainedCandidate;
import io.airworthy.training.Trainer;
import io.airworthy.training.TrainingOptions;
import io.airworthy.training.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Trains the families of one target and leaves each in a folder with its provenance.
///
/// @param options how to train
/// @param source what the provenance should say of the run
record TrainStep(TrainingOptions options, Provenance.Source source) {
  private static final String OUTCOME = "outcome.json";

  /// How the training of a target ended.
  ///
  /// @param chosen wire name of the family with the highest validation average precision;
  ///     empty when nothing was trained
  /// @param refusal why nothing could be trained; empty when it was
  record Outcome(String chosen, String refusal) {
    /// The chosen family, when there is one.
    Optional<Family> family() {
      return chosen.isEmpty()
          ? Optional.empty()
          : Optional.of(Family.valueOf(chosen.toUpperCase(java.util.Locale.ROOT)));
    }

    static Outcome read(Path folder) {
      return RunFiles.read(folder.resolve(OUTCOME), Outcome.class);
    }
  }

  /// How a training ended, before it is written.
  sealed interface Ending {
    /// It brought models; they are closed when they are saved.
    record Trained(TrainingSet set, TrainingResult result) implements Ending {}

    /// Nothing could be trained.
    record Refused(String reason) implements Ending {}
  }

  /// Trains on a set, or says why it cannot.
  Ending train(TrainingSet set) {
    return refusal(set)
        .<Ending>map(Ending.Refused::new)
        .orElseGet(() -> new Ending.Trained(set, new Trainer(options).train(set)));
  }

  /// Leaves what came of it in a folder.
  void save(Ending ending, Path folder) throws IOException {
    switch (ending) {
      case Ending.Refused(String reason) ->
          RunFiles.write(folder.resolve(OUTCOME), new Outcome("", reason));
      case Ending.Trained trained -> save(trained, folder);
    }
  }

  private void save(Ending.Trained trained, Path folder) throws IOException {
    try (TrainingResult result = trained.result()) {
      for (TrainedCandidate candidate : result.candidates()) {
        Path model = Files.createDirectory(folder.resolve(candidate.family().wireName()));
        candidate.save(model);
        Provenance.of(source, trained.set(), options, result, candidate.family(), model)
            .save(model);
      }
      RunFiles.write(folder.resolve(OUTCOME), new Outcome(result.chosen().wireName(), ""));
    }
  }

  private Optional<String> refusal(TrainingSet set) {
    if (set.rows() == 0) {
      return Optional.of("no mature label in the window");
    }
    try {
      Split.of(set, options.shares());
      return Optional.empty();
    } catch (AirworthyException tooFew) {
      return Optional.of(tooFew.getMessage());
    }
  }
}

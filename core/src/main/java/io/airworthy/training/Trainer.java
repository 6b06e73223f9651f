package io.airworthy.training;

import io.airworthy.features.TrainingSet;
import io.airworthy.training.Split.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Trains, calibrates and sets an operating point: the entry of this room.
///
/// Models learn on the train part; hyperparameters and the family are chosen by average precision
/// on the validation part; scores are calibrated on the calibration part; the threshold is chosen
/// on validation and calibration together. Nothing is chosen on the test part, and no row is
/// resampled or weighted.
public final class Trainer {
  private final TrainingOptions options;

  /// A trainer with the given options.
  public Trainer(TrainingOptions options) {
    this.options = options;
  }

  /// Trains every family asked for; the same set and options give the same bytes.
  ///
  /// @throws io.airworthy.AirworthyException bad input when the set cannot be split into parts with
  ///     both classes, or a feature is infinite
  public TrainingResult train(TrainingSet set) {
    FeatureCheck.finite(set.features());
    Split split = Split.of(set, options.shares());
    List<TrainedCandidate> candidates = new ArrayList<>();
    for (Family family : options.families()) {
      candidates.add(candidate(set, split, family));
    }
    return new TrainingResult(split, candidates, chosen(candidates));
  }

  private TrainedCandidate candidate(TrainingSet set, Split split, Family family) {
    ModelData data = new ModelData(set, split.rows(Part.TRAIN), split.rows(Part.VALIDATION));
    Fitted fitted = fit(data, family);
    CalibratedModel model = calibrate(fitted.model(), set.select(split.rows(Part.CALIBRATION)));
    TrainingSet tuning = set.select(tuningRows(split));
    return new TrainedCandidate(
        family,
        model,
        fitted.hyperparameters(),
        fitted.validationAveragePrecision(),
        model.score(set.features().select(split.rows(Part.TEST))),
        operatingPoint(model, tuning));
  }

  /// Fits one family and chooses its hyperparameters.
  Fitted fit(ModelData data, Family family) {
    return switch (family) {
      case LOGISTIC -> new LogisticTrainer(options.logistic()).fit(data);
      case TREES -> new TreeTrainer(options.trees(), options.seed()).fit(data);
    };
  }

  /// Calibrates a model on rows it has not seen.
  CalibratedModel calibrate(Model model, TrainingSet slice) {
    double[] logOdds = model.logOdds(slice.features());
    int[] labels = ModelData.labels(slice, IntStream.range(0, slice.rows()).toArray());
    Calibrator calibrator =
        new CalibratorChoice(options.calibration(), options.seed())
            .choose(labels, logOdds, SessionGroups.of(slice));
    return new CalibratedModel(model, calibrator);
  }

  private OperatingChoice operatingPoint(CalibratedModel model, TrainingSet tuning) {
    int[] rows = IntStream.range(0, tuning.rows()).toArray();
    String[] sessions = Arrays.stream(rows).mapToObj(tuning::session).toArray(String[]::new);
    return options
        .operatingRule()
        .choose(ModelData.labels(tuning, rows), model.score(tuning.features()), sessions);
  }

  private static int[] tuningRows(Split split) {
    return IntStream.concat(
            Arrays.stream(split.rows(Part.VALIDATION)), Arrays.stream(split.rows(Part.CALIBRATION)))
        .sorted()
        .toArray();
  }

  private static Family chosen(List<TrainedCandidate> candidates) {
    return candidates.stream()
        .sorted(Comparator.comparing(TrainedCandidate::family))
        .reduce((a, b) -> b.validationAveragePrecision() > a.validationAveragePrecision() ? b : a)
        .orElseThrow()
        .family();
  }
}

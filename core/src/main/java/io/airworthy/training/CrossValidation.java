package io.airworthy.training;

import io.airworthy.AirworthyException;
import io.airworthy.features.TrainingSet;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Scores for every row from models that never saw its session: seeded folds of whole sessions,
/// without regard to time.
///
/// It measures a family on data too small to hold back a test part, and makes figures comparable
/// with published ones. For each fold, of the other sessions' ten inner folds seven are learned
/// from, two choose the hyperparameters and one calibrates.
public final class CrossValidation {
  private static final int INNER_FOLDS = 10;
  private static final int INNER_TRAIN = 7;
  private static final int INNER_VALIDATION = 9;

  private final TrainingOptions options;
  private final int folds;

  /// @param options how the models are trained; shares and operating rule are not used
  /// @param folds 2 or more
  /// @throws IllegalArgumentException when there are fewer than two folds
  public CrossValidation(TrainingOptions options, int folds) {
    if (folds < 2) {
      throw new IllegalArgumentException("cross-validation has at least 2 folds, found " + folds);
    }
    this.options = options;
    this.folds = folds;
  }

  /// The fold of each row, 0 to `folds - 1`; a session is in one fold, and sessions with a positive
  /// row are dealt out evenly.
  public int[] foldOfRow(TrainingSet set) {
    return SessionGroups.of(set).folds(folds, options.seed());
  }

  /// The calibrated out-of-fold score of each row.
  ///
  /// @throws AirworthyException bad input when a fold leaves too little to train on
  public double[] scores(TrainingSet set, Family family) {
    int[] foldOfRow = foldOfRow(set);
    double[] scores = new double[set.rows()];
    for (int fold = 0; fold < folds; fold++) {
      int held = fold;
      int[] out = rows(foldOfRow, row -> foldOfRow[row] == held);
      if (out.length == 0) {
        continue;
      }
      TrainingSet others = set.select(rows(foldOfRow, row -> foldOfRow[row] != held));
      try (CalibratedModel model = fit(others, family)) {
        double[] part = model.score(set.features().select(out));
        for (int i = 0; i < out.length; i++) {
          scores[out[i]] = part[i];
        }
      }
    }
    return scores;
  }

  private CalibratedModel fit(TrainingSet set, Family family) {
    int[] inner = SessionGroups.of(set).folds(INNER_FOLDS, options.seed() + 1);
    int[] train = rows(inner, row -> inner[row] < INNER_TRAIN);
    int[] validation =
        rows(inner, row -> inner[row] >= INNER_TRAIN && inner[row] < INNER_VALIDATION);
    int[] calibration = rows(inner, row -> inner[row] >= INNER_VALIDATION);
    requireBothClasses(set, train, validation, calibration);
    Trainer trainer = new Trainer(options);
    Fitted fitted = trainer.fit(new ModelData(set, train, validation), family);
    return trainer.calibrate(fitted.model(), set.select(calibration));
  }

  private static void requireBothClasses(TrainingSet set, int[]... parts) {
    for (int[] part : parts) {
      int positives = Arrays.stream(part).map(set::label).sum();
      if (positives == 0 || positives == part.length) {
        throw AirworthyException.badInput(
            "label "
                + set.label()
                + ": every part of a fold needs both classes, found "
                + positives
                + " positives of "
                + part.length
                + " rows; use fewer folds or more data");
      }
    }
  }

  private static int[] rows(int[] all, IntPredicate chosen) {
    return IntStream.range(0, all.length).filter(chosen).toArray();
  }
}

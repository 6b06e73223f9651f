package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.AirworthyException;
import io.airworthy.features.TrainingSet;
import io.airworthy.stats.Auroc;
import io.airworthy.training.Split.Part;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
  @TempDir private Path folder;

  /// At half a per cent positives the calibrated scores still mean what they say. A calibration
  /// slice of 60,000 rows holds about 300 positives, so its own rate is known to 6% (one standard
  /// error); the mean score of rows that nothing was fitted to is held to a tenth.
  @Test
  void scores_keepTheBaseRateAtHalfAPerCentPositives() {
    TrainingSet set = Examples.logistic(200_000, 4, -6.0, 8);
    double rate = (double) set.positives() / set.rows();
    assertThat(rate).isBetween(0.004, 0.006);
    TrainingOptions options = Examples.quick().withShares(new SplitOptions(0.40, 0.15, 0.30, 0.15));

    try (TrainingResult result = new Trainer(options).train(set)) {
      assertThat(result.split().basis()).isEqualTo(Split.Basis.ROWS);
      for (TrainedCandidate candidate : result.candidates()) {
        assertThat(Arrays.stream(candidate.testScores()).average().orElseThrow())
            .as(candidate.family() + " " + candidate.model().calibrator())
            .isCloseTo(rate, within(0.1 * rate));
      }
    }
  }

  @Test
  void result_holdsEverythingTheReportNeeds() {
    TrainingSet set = Examples.logistic(12_000, 6, -2, 9);
    TrainingOptions options = Examples.quick().withOperatingRule(new OperatingRule.FlagCap(100));
    try (TrainingResult result = new Trainer(options).train(set)) {
      assertThat(result.candidates())
          .extracting(TrainedCandidate::family)
          .containsExactly(Family.LOGISTIC, Family.TREES);
      for (TrainedCandidate candidate : result.candidates()) {
        assertThat(candidate.validationAveragePrecision())
            .isBetween(0.3, result.best().validationAveragePrecision());
      }
      int[] test = result.split().rows(Part.TEST);
      for (TrainedCandidate candidate : result.candidates()) {
        assertThat(candidate.testScores())
            .isEqualTo(candidate.model().score(set.features().select(test)));
        assertThat(Auroc.of(ModelData.labels(set, test), candidate.testScores()).orElseThrow())
            .isBetween(0.74, 0.84);
        OperatingPoint point = candidate.operatingPoint().chosen().orElseThrow();
        assertThat(point.sessions().flaggedPerThousand().orElseThrow()).isBetween(80.0, 100.0);
      }
    }
  }

  @Test
  void savedCandidate_isReproducedByteForByte() {
    TrainingSet set = Examples.logistic(6_000, 5, -2, 10);
    Provenance.Source source = new Provenance.Source("run-1", "42", "abc", "0.1.0");
    for (String name : List.of("first", "again")) {
      try (TrainingResult result = new Trainer(Examples.quick()).train(set)) {
        for (TrainedCandidate candidate : result.candidates()) {
          Path place = folder.resolve(name).resolve(candidate.family().wireName());
          candidate.save(place);
          Provenance.of(source, set, Examples.quick(), result, candidate.family(), place)
              .save(place);
        }
      }
    }
    Reproduction reproduction =
        Reproduction.compare(folder.resolve("first"), folder.resolve("again"));
    assertThat(reproduction.differences()).isEmpty();
    assertThat(reproduction.compared()).as("4 files of logistic, 5 of trees").isEqualTo(9);
  }

  @Test
  void provenance_isReadBackAndNamesTheFiles() {
    TrainingSet set = Examples.logistic(3_000, 3, -1, 10);
    TrainingOptions options = Examples.quick().withFamilies(List.of(Family.TREES));
    try (TrainingResult result = new Trainer(options).train(set)) {
      result.best().save(folder);
      Provenance provenance =
          Provenance.of(
              new Provenance.Source("run-1", "42", "abc", "0.1.0"),
              set,
              options,
              result,
              Family.TREES,
              folder);
      provenance.save(folder);

      assertThat(Provenance.load(folder)).isEqualTo(provenance);
      assertThat(provenance.modelFiles().keySet())
          .containsExactly("calibration.json", "model.json", "model.ubj", "operating-point.json");
      assertThat(provenance.parts().stream().mapToInt(Provenance.PartCount::rows).sum())
          .isEqualTo(3_000);
      assertThat(provenance.parts().stream().mapToInt(Provenance.PartCount::positives).sum())
          .isEqualTo(set.positives());
      assertThat(provenance.firstCutoff()).isEqualTo("2026-01-01T00:00:00Z");
      assertThat(provenance.lastCutoff()).isEqualTo("2026-01-01T00:49:59Z");
      assertThat(provenance.versions()).containsEntry("xgboost", "3.4.0");
      assertThat(OperatingChoice.load(folder)).isEqualTo(result.best().operatingPoint());
      try (CalibratedModel loaded = CalibratedModel.load(folder)) {
        assertThat(loaded.score(set.features()))
            .isEqualTo(result.best().model().score(set.features()));
      }
    }
  }

  @Test
  void oddColumns_doNotStopTheTraining() {
    TrainingSet plain = Examples.logistic(3_000, 200, -1, 12);
    float[] values = plain.features().toArray();
    for (int row = 0; row < plain.rows(); row++) {
      values[row * 200 + 10] = Float.NaN;
      values[row * 200 + 11] = 7;
      values[row * 200 + 12] = values[row * 200];
      values[row * 200 + 13] = row % 50 == 0 ? Float.MAX_VALUE : 0;
      values[row * 200 + 14] = plain.label(row) == 1 && row < 2_500 ? Float.NaN : 1;
    }
    int[] labels = IntStream.range(0, plain.rows()).map(plain::label).toArray();
    TrainingOptions options = Examples.quick().withTrees(new TreeOptions(20, 0.3, List.of(2), 10));
    try (TrainingResult result = new Trainer(options).train(Examples.set(200, values, labels, 3))) {
      for (TrainedCandidate candidate : result.candidates()) {
        assertThat(Arrays.stream(candidate.testScores()))
            .allMatch(score -> score >= 0 && score <= 1);
      }
    }
  }

  @Test
  void duplicateRows_trainAsAnyOther() {
    float[] values = new float[400];
    int[] labels = new int[400];
    for (int row = 0; row < 400; row++) {
      values[row] = row % 2;
      labels[row] = row % 4 == 3 || row % 40 == 0 ? 1 : 0;
    }
    try (TrainingResult result =
        new Trainer(Examples.quick()).train(Examples.set(1, values, labels, 1))) {
      assertThat(result.chosen()).as("a tie goes to the simpler").isEqualTo(Family.LOGISTIC);
    }
  }

  @Test
  void train_refusesOneClassAndInfinity() {
    assertThatThrownBy(
            () ->
                new Trainer(Examples.quick())
                    .train(Examples.set(1, new float[100], new int[100], 1)))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("train 0 positives of 60");
    float[] values = new float[100];
    values[40] = Float.POSITIVE_INFINITY;
    assertThatThrownBy(
            () -> new Trainer(Examples.quick()).train(Examples.set(1, values, new int[100], 1)))
        .hasMessageContaining("feature view.f0, row 40");
  }
}

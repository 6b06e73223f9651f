package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoostedTreesTest {
  @TempDir private Path folder;

  private static Fitted fit(TrainingSet set) {
    int cut = set.rows() * 3 / 4;
    return new TreeTrainer(Examples.quick().trees(), 1)
        .fit(
            new ModelData(
                set,
                IntStream.range(0, cut).toArray(),
                IntStream.range(cut, set.rows()).toArray()));
  }

  @Test
  void twoTrainings_areByteEqual() throws Exception {
    TrainingSet set = Examples.logistic(20_000, 8, -2, 4);
    for (String name : List.of("a", "b")) {
      try (Model model = fit(set).model()) {
        model.save(folder.resolve(name));
      }
    }
    assertThat(Reproduction.compare(folder.resolve("a"), folder.resolve("b")))
        .isEqualTo(new Reproduction(2, List.of()));
  }

  @Test
  void loadedModel_scoresBitForBit() {
    TrainingSet set = Examples.logistic(9_000, 5, -1, 2);
    try (Model model = fit(set).model()) {
      model.save(folder);
      try (Model loaded = Model.load(folder)) {
        assertThat(loaded).isInstanceOf(BoostedTrees.class);
        assertThat(loaded.logOdds(set.features())).isEqualTo(model.logOdds(set.features()));
        assertThat(loaded.explanations()).isEqualTo(model.explanations());
      }
    }
  }

  @Test
  void scoreOfARow_doesNotDependOnItsNeighbours() {
    TrainingSet set = Examples.logistic(9_000, 5, -1, 2);
    try (Model model = fit(set).model()) {
      double[] together = model.logOdds(set.features());
      for (int row : new int[] {0, 8_191, 8_192, 8_999}) {
        assertThat(model.logOdds(set.features().select(new int[] {row})))
            .containsExactly(together[row]);
      }
    }
  }

  @Test
  void scores_areTheSameFromManyThreads() {
    TrainingSet set = Examples.logistic(2_000, 5, -1, 2);
    try (Model model = fit(set).model()) {
      double[] alone = model.logOdds(set.features());
      assertThat(
              IntStream.range(0, 16)
                  .parallel()
                  .mapToObj(_ -> model.logOdds(set.features()))
                  .allMatch(scores -> Arrays.equals(scores, alone)))
          .isTrue();
    }
  }

  @Test
  void closedModel_refusesToScore() {
    TrainingSet set = Examples.logistic(2_000, 5, -1, 2);
    Model model = fit(set).model();
    model.close();
    model.close();
    assertThatThrownBy(() -> model.logOdds(set.features())).isInstanceOf(AirworthyException.class);
  }

  @Test
  void explanations_nameWhatMatters() {
    Fitted fitted = fit(Examples.logistic(9_000, 5, -1, 2));
    try (Model model = fitted.model()) {
      assertThat(model.topFeatures(2))
          .extracting(FeatureWeight::name)
          .containsExactly("view.f0", "view.f1");
      assertThat(model.explanations())
          .extracting(Explanation::measure)
          .containsExactly("mean |SHAP|", "total gain");
      // For a margin of x0 with |x0| averaging sqrt(2/pi), a little shrunk by few trees.
      assertThat(model.topFeatures(1).getFirst().weight()).isCloseTo(0.75, within(0.15));
    }
  }

  @Test
  void load_refusesBrokenTrees() throws Exception {
    try (Model model = fit(Examples.logistic(3_000, 3, 0, 2)).model()) {
      model.save(folder);
    }
    Files.writeString(folder.resolve(BoostedTrees.TREES_FILE), "not trees");
    assertThatThrownBy(() -> Model.load(folder))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("model.ubj");
  }

  @Test
  void fit_refusesInfiniteValues() {
    TrainingSet set = Examples.logistic(300, 2, 0, 1);
    float[] values = set.features().toArray();
    values[5] = Float.POSITIVE_INFINITY;
    int[] labels = IntStream.range(0, 300).map(set::label).toArray();
    assertThatThrownBy(() -> fit(Examples.set(2, values, labels, 1)))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("feature view.f1, row 2");
  }

  @Test
  void score_refusesOtherFeatures() {
    try (Model model = fit(Examples.logistic(3_000, 2, 0, 3)).model()) {
      assertThatThrownBy(
              () -> model.logOdds(new FeatureMatrix(List.of("view.f0"), new float[] {1})))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("missing [view.f1]");
    }
  }
}

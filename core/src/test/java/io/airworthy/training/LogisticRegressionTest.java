package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.AirworthyException;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogisticRegressionTest {
  @TempDir private Path folder;

  private static Fitted fit(TrainingSet set) {
    return fit(set, LogisticOptions.DEFAULTS);
  }

  private static Fitted fit(TrainingSet set, LogisticOptions options) {
    int cut = set.rows() * 3 / 4;
    return new LogisticTrainer(options)
        .fit(
            new ModelData(
                set,
                IntStream.range(0, cut).toArray(),
                IntStream.range(cut, set.rows()).toArray()));
  }

  @Test
  void fit_recoversTheTruth() {
    Fitted fitted = fit(Examples.logistic(40_000, 4, -3, 1), new LogisticOptions(List.of(1e-6), 1));

    // The columns have a standard deviation near 1, so coefficients are near 1.0 and -0.7.
    assertThat(fitted.model().topFeatures(2))
        .extracting(FeatureWeight::name)
        .containsExactly("view.f0", "view.f1");
    assertThat(fitted.model().topFeatures(1).getFirst().weight()).isCloseTo(1, within(0.08));
    assertThat(fitted.model().topFeatures(2).getLast().weight()).isCloseTo(-0.7, within(0.08));
    assertThat(fitted.model().explanations().getFirst().weights())
        .extracting(FeatureWeight::name)
        .contains("missing(view.f2)");
  }

  @Test
  void loadedModel_scoresBitForBit() {
    TrainingSet set = Examples.logistic(2_000, 5, -1, 2);
    Model model = fit(set).model();
    model.save(folder);
    try (Model loaded = Model.load(folder)) {
      assertThat(loaded).isInstanceOf(LogisticRegression.class);
      assertThat(loaded.logOdds(set.features())).isEqualTo(model.logOdds(set.features()));
      assertThat(loaded.explanations()).isEqualTo(model.explanations());
    }
  }

  /// The format on disk: 0.5 + 2 (log(1 + 7) - 1) / 4 - 1 (1 - 0.25) / 0.5, and with the value
  /// absent, filled by 3 and clamped nowhere, 0.5 + 2 (3 - 1) / 4 - 1 (1 - 0.25) / 0.5.
  @Test
  void load_readsTheFormatAndScoresByHand() throws Exception {
    Files.writeString(
        folder.resolve(Model.FILE),
        """
        {"family": "logistic", "features": ["a", "b"], "intercept": 0.5, "terms": [
          {"coefficient": 2.0, "column": {"feature": 0, "transform": "signed-log", "fill": 3.0,
            "centre": 1.0, "scale": 4.0, "lower": 0.0, "upper": 9.0}},
          {"coefficient": -1.0, "column": {"feature": 1, "transform": "missing", "fill": 0.0,
            "centre": 0.25, "scale": 0.5, "lower": 0.0, "upper": 1.0}}]}
        """);
    try (Model model = Model.load(folder)) {
      double[] scores =
          model.logOdds(
              new FeatureMatrix(
                  List.of("a", "b"), new float[] {7, Float.NaN, Float.NaN, Float.NaN}));
      assertThat(scores[0]).isCloseTo(0.5 + (Math.log(8) - 1) / 2 - 1.5, within(1e-6));
      assertThat(scores[1]).isCloseTo(0, within(1e-12));
      assertThat(model.topFeatures(5))
          .containsExactly(new FeatureWeight("log(a)", 2), new FeatureWeight("missing(b)", -1));
    }
  }

  @Test
  void score_refusesOtherFeatures() {
    Model model = fit(Examples.logistic(500, 2, 0, 3)).model();

    assertThatThrownBy(
            () ->
                model.logOdds(new FeatureMatrix(List.of("view.f1", "view.f0"), new float[] {1, 2})))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("the same in another order");
    assertThatThrownBy(
            () -> model.logOdds(new FeatureMatrix(List.of("view.f1", "x"), new float[] {1, 2})))
        .hasMessageContaining("missing [view.f0], unexpected [x]");
  }

  @Test
  void score_refusesInfiniteValuesByName() {
    Model model = fit(Examples.logistic(500, 2, 0, 3)).model();
    float[] values = {1, 2, 3, Float.NEGATIVE_INFINITY};

    assertThatThrownBy(
            () -> model.logOdds(new FeatureMatrix(List.of("view.f0", "view.f1"), values)))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("feature view.f1, row 1");
  }

  @Test
  void score_ofNoRowsIsEmpty() {
    Model model = fit(Examples.logistic(500, 2, 0, 3)).model();

    assertThat(model.logOdds(new FeatureMatrix(model.features(), new float[0]))).isEmpty();
  }

  @Test
  void load_refusesWhatIsNotAModel() throws Exception {
    assertThatThrownBy(() -> Model.load(folder)).hasMessageContaining("cannot read");
    Files.writeString(folder.resolve(Model.FILE), "{\"family\":\"forest\"}");
    assertThatThrownBy(() -> Model.load(folder)).hasMessageContaining("found 'forest'");
    Files.writeString(
        folder.resolve(Model.FILE),
        "{\"family\":\"logistic\",\"features\":[\"f\"],\"intercept\":0,\"terms\":[],\"extra\":1}");
    assertThatThrownBy(() -> Model.load(folder))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("extra");
  }
}

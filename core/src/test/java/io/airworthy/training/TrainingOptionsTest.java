package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingOptionsTest {
  @Test
  void emptyObject_isTheDefaults() {
    assertThat(TrainingOptions.fromJson("{}")).isEqualTo(TrainingOptions.DEFAULTS);
  }

  @Test
  void json_mapsEveryKey() {
    String json =
        """
        {"seed": 9,
         "shares": {"train": 0.5, "validation": 0.2, "calibration": 0.2, "test": 0.1},
         "families": ["trees"],
         "logistic": {"penalties": [0.5, 0.25], "patience": 3},
         "trees": {"max-trees": 7, "learning-rate": 0.3, "depths": [2], "patience": 4},
         "calibration": {"folds": 3, "platt-positives": 5, "isotonic-positives": 50},
         "operating-rule": {"rule": "fixed-recall", "recall": 0.8}}
        """;
    TrainingOptions options = TrainingOptions.fromJson(json);

    assertThat(options)
        .isEqualTo(
            new TrainingOptions(
                9,
                new SplitOptions(.5, .2, .2, .1),
                List.of(Family.TREES),
                new LogisticOptions(List.of(.5, .25), 3),
                new TreeOptions(7, .3, List.of(2), 4),
                new CalibrationOptions(3, 5, 50),
                new OperatingRule.FixedRecall(.8)));
    assertThat(TrainingOptions.fromJson(options.toJson())).isEqualTo(options);
  }

  @Test
  void nestedKey_leavesItsSiblingsAlone() {
    assertThat(TrainingOptions.fromJson("{\"trees\":{\"max-trees\":5}}").trees())
        .isEqualTo(new TreeOptions(5, .05, List.of(3, 5), 20));
  }

  @Test
  void unknownKeys_areNamed() {
    assertBad("{\"sede\":1}", "unknown key 'sede'");
    assertBad("{\"trees\":{\"maxTrees\":5}}", "unknown key 'trees.maxTrees'");
    assertBad("{\"operating-rule\":{\"rule\":\"fixed-recall\",\"recall\":1,\"cap\":5}}", "\"cap\"");
    assertBad("{\"operating-rule\":{\"rule\":\"flags\"}}", "flags");
  }

  @Test
  void wrongValues_areRefused() {
    assertBad("{\"trees\":{\"max-trees\":0}}", "max-trees is 1 to 10000, found 0");
    assertBad("{\"shares\":{\"train\":0.9}}", "sum to 1");
    assertBad("{\"families\":[]}", "at least one");
    assertBad("{\"families\":[\"forest\"]}", "forest");
    assertBad("{\"logistic\":{\"penalties\":[0.1,0.2]}}", "fall");
    assertBad("{\"operating-rule\":{\"rule\":\"flag-cap\"}}", "per-thousand-sessions");
    assertBad("[]", "expected a JSON object");
    assertBad("{", "not JSON");
    assertBad("{\"seed\":1,\"seed\":2}", "Duplicate");
  }

  private static void assertBad(String json, String message) {
    assertThatThrownBy(() -> TrainingOptions.fromJson(json))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining(message);
  }
}

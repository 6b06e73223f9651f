package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.features.TrainingSet;
import io.airworthy.stats.Auroc;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  @Test
  void folds_keepSessionsWholeAndShareThePositives() {
    TrainingSet set = Examples.logistic(3_000, 2, -3, 1);
    int[] folds = new CrossValidation(Examples.quick(), 5).foldOfRow(set);

    Map<String, Integer> foldOfSession = new HashMap<>();
    int[] rows = new int[5];
    int[] positives = new int[5];
    for (int row = 0; row < set.rows(); row++) {
      Integer other = foldOfSession.putIfAbsent(set.session(row), folds[row]);
      assertThat(other == null || other == folds[row]).isTrue();
      rows[folds[row]]++;
      positives[folds[row]] += set.label(row);
    }
    assertThat(rows).containsExactly(600, 600, 600, 600, 600);
    for (int count : positives) {
      assertThat(count).isBetween(set.positives() / 5 - 12, set.positives() / 5 + 12);
    }
  }

  /// Each session has a column value of its own and a label of its own drawn by a coin: a model
  /// that saw the session would know it, one that did not cannot.
  @Test
  void scores_cannotKnowASessionByHeart() {
    Random random = new Random(2);
    int rows = 2_000;
    float[] values = new float[rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      boolean first = row % 10 == 0;
      values[row] = first ? random.nextFloat() : values[row - 1];
      labels[row] = first ? random.nextInt(2) : labels[row - 1];
    }
    TrainingSet set = Examples.set(1, values, labels, 10);
    double[] scores = new CrossValidation(Examples.quick(), 4).scores(set, Family.TREES);

    assertThat(Auroc.of(labels, scores).orElseThrow()).isBetween(0.35, 0.65);
  }

  @Test
  void scores_findWhatCanBeFoundAndAreRepeatable() {
    TrainingSet set = Examples.logistic(3_000, 3, -1, 5);
    int[] labels = IntStream.range(0, set.rows()).map(set::label).toArray();
    CrossValidation validation = new CrossValidation(Examples.quick(), 3);
    for (Family family : Family.values()) {
      double[] scores = validation.scores(set, family);
      assertThat(Auroc.of(labels, scores).orElseThrow()).isBetween(0.72, 0.85);
      assertThat(validation.scores(set, family)).isEqualTo(scores);
    }
  }

  @Test
  void scores_refuseTooLittle() {
    int[] labels = new int[30];
    labels[3] = 1;
    assertThatThrownBy(
            () ->
                new CrossValidation(Examples.quick(), 3)
                    .scores(Examples.set(1, new float[30], labels, 1), Family.LOGISTIC))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("use fewer folds or more data");
    assertThatThrownBy(() -> new CrossValidation(Examples.quick(), 1))
        .hasMessageContaining("at least 2 folds");
  }
}

package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import io.airworthy.training.Split.Part;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  @Test
  void split_cutsByShareOfRowsInTimeOrder() {
    int[] labels = IntStream.range(0, 20).map(row -> row % 2).toArray();
    Split split = Split.of(Examples.set(1, new float[20], labels, 1), SplitOptions.DEFAULTS);

    assertThat(split.rows(Part.TRAIN)).containsExactly(IntStream.range(0, 12).toArray());
    assertThat(split.rows(Part.VALIDATION)).containsExactly(12, 13, 14);
    assertThat(split.rows(Part.CALIBRATION)).containsExactly(15, 16);
    assertThat(split.rows(Part.TEST)).containsExactly(17, 18, 19);
    assertThat(split.basis()).isEqualTo(Split.Basis.ROWS);
  }

  @Test
  void split_neverCutsASessionAndKeepsTheOrderOfStarts() {
    for (int seed = 0; seed < 30; seed++) {
      TrainingSet set = interleaved(new Random(seed));
      Split split = Split.of(set, SplitOptions.DEFAULTS);

      Map<String, Part> partOfSession = new HashMap<>();
      int rows = 0;
      long latestEarlierStart = Long.MIN_VALUE;
      for (Part part : Part.values()) {
        rows += split.rows(part).length;
        long latest = latestEarlierStart;
        for (int row : split.rows(part)) {
          Part other = partOfSession.putIfAbsent(set.session(row), part);
          assertThat(other == null || other == part).isTrue();
          if (other == null) {
            assertThat(set.cutoffMicros(row)).isGreaterThanOrEqualTo(latestEarlierStart);
            latest = Math.max(latest, set.cutoffMicros(row));
          }
        }
        latestEarlierStart = latest;
      }
      assertThat(rows).isEqualTo(set.rows());
    }
  }

  /// Forty sessions that start one after another and whose rows interleave.
  private static TrainingSet interleaved(Random random) {
    int rows = 400;
    long[] cutoffs = new long[rows];
    String[] sessions = new String[rows];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      cutoffs[row] = row / 2;
      sessions[row] = "s" + Math.max(0, row / 10 - random.nextInt(4));
      labels[row] = random.nextInt(2);
    }
    return new TrainingSet(
        Target.PREDICT,
        "label",
        new FeatureMatrix(List.of("f"), new float[rows]),
        labels,
        cutoffs,
        sessions,
        Map.of());
  }

  @Test
  void split_cutsByPositivesWhenAPartHasNoneByRows() {
    int[] labels = new int[100];
    for (int row : new int[] {5, 10, 15, 20, 25, 30}) {
      labels[row] = 1;
    }
    TrainingSet set = Examples.set(1, new float[100], labels, 1);
    Split split = Split.of(set, SplitOptions.DEFAULTS);

    assertThat(split.basis()).isEqualTo(Split.Basis.POSITIVES);
    // Quotas 3.6, 4.5, 5.1 and 6 positives round to 4, 5 and 5, held apart: 3, 4, 5 and 6.
    assertThat(Arrays.stream(Part.values()).mapToInt(part -> split.positives(set, part)))
        .containsExactly(3, 1, 1, 1);
  }

  @Test
  void split_namesTheCountsWhenAPartCannotHaveBothClasses() {
    int[] labels = new int[20];
    labels[0] = 1;
    labels[1] = 1;
    TrainingSet set = Examples.set(1, new float[20], labels, 1);

    assertThatThrownBy(() -> Split.of(set, SplitOptions.DEFAULTS))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("label dissatisfied")
        .hasMessageContaining("train 2 positives of 12")
        .hasMessageContaining("test 0 positives of 3");
  }

  @Test
  void split_refusesOneRow() {
    assertThatThrownBy(
            () -> Split.of(Examples.set(1, new float[1], new int[] {1}, 1), SplitOptions.DEFAULTS))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("1 positives of 1");
  }

  @Test
  void shares_areChecked() {
    assertThatThrownBy(() -> new SplitOptions(.5, .5, .5, .5)).hasMessageContaining("sum to 1");
    assertThatThrownBy(() -> new SplitOptions(1, 0, 0, 0)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new SplitOptions(Double.NaN, .3, .3, .4))
        .hasMessageContaining("between 0 and 1");
  }
}

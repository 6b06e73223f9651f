package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.airworthy.features.FeatureMatrix;
import io.airworthy.training.DesignColumn.Transform;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DesignTest {
  private static final float NAN = Float.NaN;

  @Test
  void columns_areStandardisedOnTheTrainingRowsAlone() {
    FeatureMatrix features = new FeatureMatrix(List.of("f"), new float[] {1, 3, 5, 1000});
    Design design = Design.learn(features, new int[] {0, 1, 2});

    DesignColumn column = design.columns().getFirst();
    assertThat(column.centre()).isEqualTo(3);
    assertThat(column.scale()).isCloseTo(Math.sqrt(8.0 / 3), within(1e-12));
    assertThat(column.standardised(3)).isZero();
    assertThat(column.standardised(1000)).as("beyond the range").isEqualTo(column.standardised(5));
  }

  @Test
  void missingValue_isTheMeanAndHasAnIndicator() {
    FeatureMatrix features = new FeatureMatrix(List.of("f"), new float[] {1, 3, NAN, NAN});
    Design design = Design.learn(features, new int[] {0, 1, 2, 3});

    assertThat(design.columns())
        .extracting(DesignColumn::transform)
        .containsExactly(Transform.IDENTITY, Transform.MISSING);
    assertThat(design.matrix(features, new int[] {0, 1, 2})).containsExactly(-1, -1, 1, -1, 0, 1);
  }

  @Test
  void indicator_isSharedByFeaturesMissingTogether() {
    FeatureMatrix features =
        new FeatureMatrix(
            List.of("a", "b", "c"), new float[] {1, 2, NAN, 4, 7, 1, NAN, NAN, 3, 5, 1, 2});
    Design design = Design.learn(features, new int[] {0, 1, 2, 3});

    assertThat(design.columns())
        .filteredOn(column -> column.transform() == Transform.MISSING)
        .extracting(DesignColumn::feature)
        .as("a and b are missing in row 2, c in row 0")
        .containsExactly(0, 2);
  }

  @Test
  void uselessColumns_areLeftOut() {
    FeatureMatrix features =
        new FeatureMatrix(
            List.of("constant", "absent", "varies"), new float[] {4, NAN, 1, 4, NAN, 2, 4, NAN, 3});
    Design design = Design.learn(features, new int[] {0, 1, 2});

    assertThat(design.columns()).extracting(DesignColumn::feature).containsExactly(2);
  }

  @Test
  void heavyTail_hasALogarithmBeside() {
    float[] counts = new float[100];
    IntStream.range(0, 100).forEach(row -> counts[row] = (float) Math.exp(row / 8.0));

    assertThat(transforms(counts)).containsExactly(Transform.IDENTITY, Transform.SIGNED_LOG);
    assertThat(Transform.SIGNED_LOG.of(-7)).isCloseTo(-Math.log(8), within(1e-15));
  }

  @Test
  void rareFlag_hasNoLogarithm() {
    float[] flags = new float[100];
    flags[3] = 1;

    assertThat(transforms(flags)).containsExactly(Transform.IDENTITY);
  }

  private static List<Transform> transforms(float[] values) {
    FeatureMatrix features = new FeatureMatrix(List.of("f"), values);
    return Design.learn(features, IntStream.range(0, values.length).toArray()).columns().stream()
        .map(DesignColumn::transform)
        .toList();
  }

  @Test
  void hugeValues_stayFinite() {
    FeatureMatrix features =
        new FeatureMatrix(
            List.of("f"), new float[] {-Float.MAX_VALUE, Float.MAX_VALUE, 0, Float.MIN_VALUE});
    Design design = Design.learn(features, new int[] {0, 1, 2, 3});
    for (float value : design.matrix(features, new int[] {0, 1, 2, 3})) {
      assertThat(value).isFinite();
    }
  }
}

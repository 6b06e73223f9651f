package io.airworthy.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Target;
import io.airworthy.features.FeatureMatrix;
import io.airworthy.features.TrainingSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingSetFingerprintTest {
  private static TrainingSet set(
      Target target,
      String label,
      String column,
      float value,
      int positive,
      long cutoff,
      String id) {
    return new TrainingSet(
        target,
        label,
        new FeatureMatrix(List.of(column), new float[] {value, 2}),
        new int[] {positive, 1},
        new long[] {cutoff, 9},
        new String[] {id, "t"},
        Map.of("tenant", new String[] {id, ""}));
  }

  /// Computed apart, with Python's `struct` and `hashlib`, from the order that the class states.
  @Test
  void fingerprint_isStable() {
    TrainingSet set = set(Target.PREDICT, "l", "c", 1, 0, 5, "s");

    assertThat(TrainingSetFingerprint.of(set))
        .isEqualTo(TrainingSetFingerprint.of(set))
        .isEqualTo("8983f100c54c495c4cc258f23247963bb6bc22b970c8310b8204f775fdbfc7ed");
  }

  @Test
  void fingerprint_changesWithEveryField() {
    Set<String> seen = new HashSet<>();
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", 1, 0, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.ESTIMATE, "l", "c", 1, 0, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "m", "c", 1, 0, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "d", 1, 0, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", Float.NaN, 0, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", 1, 1, 5, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", 1, 0, 6, "s")));
    seen.add(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", 1, 0, 5, "r")));

    assertThat(seen).hasSize(8);
  }

  @Test
  void fingerprint_treatsEveryNanAlike() {
    float other = Float.intBitsToFloat(0x7fc00123);

    assertThat(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", other, 0, 5, "s")))
        .isEqualTo(TrainingSetFingerprint.of(set(Target.PREDICT, "l", "c", Float.NaN, 0, 5, "s")));
  }
}

package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingSetFileTest {
  @TempDir Path folder;

  private static TrainingSet set(int rows) {
    Random random = new Random(7);
    float[] values = new float[rows * 3];
    int[] labels = new int[rows];
    long[] cutoffs = new long[rows];
    String[] sessions = new String[rows];
    String[] tenants = new String[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(2);
      cutoffs[row] = row / 2;
      sessions[row] = "s" + row % 5;
      tenants[row] = row % 3 == 0 ? "" : "t'" + row;
      for (int column = 0; column < 3; column++) {
        values[3 * row + column] = random.nextInt(4) == 0 ? Float.NaN : random.nextFloat();
      }
    }
    return new TrainingSet(
            Target.ESTIMATE,
            "dissatisfied",
            new FeatureMatrix(List.of("a.x", "a.y", "b.x"), values),
            labels,
            cutoffs,
            sessions,
            Map.of("tenant", tenants))
        .withUsers(users(rows));
  }

  @Test
  void file_readsBackEqual() {
    Path file = folder.resolve("it's.parquet");
    TrainingSetFile.write(set(5000), file);
    assertThat(TrainingSetAssert.same(TrainingSetFile.read(file), set(5000))).isTrue();
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void emptySet_readsBackEqual() {
    Path file = folder.resolve("empty.parquet");
    TrainingSetFile.write(set(0), file);
    assertThat(TrainingSetAssert.same(TrainingSetFile.read(file), set(0))).isTrue();
  }

  @Test
  void users_stayWithTheirExamples() {
    Path file = folder.resolve("users.parquet");
    TrainingSetFile.write(set(50), file);
    TrainingSet chosen = TrainingSetFile.read(file).select(new int[] {1, 6, 7});
    assertThat(IntStream.range(0, 3).map(chosen::user)).containsExactly(0, 5, -1);
  }

  private static int[] users(int rows) {
    return IntStream.range(0, rows).map(row -> row % 7 - 1).toArray();
  }

  @Test
  void sameSet_hasTheSameBytes() throws IOException {
    Path one = folder.resolve("one.parquet");
    Path other = folder.resolve("other.parquet");
    TrainingSetFile.write(set(5000), one);
    TrainingSetFile.write(set(5000), other);
    assertThat(Files.mismatch(one, other)).isEqualTo(-1);
  }

  @Test
  void cutFile_isBadInputNamingIt() throws IOException {
    Path file = folder.resolve("cut.parquet");
    TrainingSetFile.write(set(50), file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertThatThrownBy(() -> TrainingSetFile.read(file))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("cut.parquet is not the complete Parquet file");
    assertThatThrownBy(() -> TrainingSetFile.read(folder.resolve("none.parquet")))
        .isInstanceOf(AirworthyException.class);
  }
}

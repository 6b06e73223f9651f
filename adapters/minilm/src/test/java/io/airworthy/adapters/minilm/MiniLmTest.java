package io.airworthy.adapters.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MiniLmTest {
  private static final MiniLm MODEL = MiniLm.load();
  private static final List<String> VOCABULARY = MODEL.vocabulary();

  @AfterAll
  static void letGo() {
    MODEL.close();
  }

  private static int[] sentence(String... words) {
    int[] pieces = new int[words.length + 2];
    pieces[0] = VOCABULARY.indexOf("[CLS]");
    for (int at = 0; at < words.length; at++) {
      pieces[at + 1] = VOCABULARY.indexOf(words[at]);
    }
    pieces[words.length + 1] = VOCABULARY.indexOf("[SEP]");
    return pieces;
  }

  private static int[] sentence(Random random) {
    String[] words = new String[random.nextInt(random.nextInt(10) == 0 ? 127 : 40)];
    Arrays.setAll(words, _ -> VOCABULARY.get(1000 + random.nextInt(VOCABULARY.size() - 1000)));
    return sentence(words);
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int at = 0; at < one.length; at++) {
      sum += (double) one[at] * other[at];
    }
    return sum;
  }

  @Test
  void vocabulary_isThatOfUncasedBert() {
    assertThat(VOCABULARY).hasSize(30_522);
    assertThat(VOCABULARY.indexOf("hello")).isEqualTo(7592);
  }

  @Test
  void vectors_haveLengthOneAndMeaning() {
    List<float[]> vectors =
        MODEL.encode(
            List.of(
                sentence("cancel", "my", "flight"),
                sentence("i", "want", "to", "drop", "the", "plane", "ticket"),
                sentence("what", "is", "the", "capital", "of", "france")));

    assertThat(cosine(vectors.get(0), vectors.get(0))).isCloseTo(1, within(1e-5));
    assertThat(cosine(vectors.get(0), vectors.get(1))).isGreaterThan(0.5);
    assertThat(cosine(vectors.get(0), vectors.get(2))).isLessThan(0.2);
  }

  @Test
  void vector_doesNotDependOnItsNeighbours() {
    int[] sentence = sentence("cancel", "my", "flight");
    float[] alone = MODEL.encode(List.of(sentence)).getFirst();

    List<float[]> together =
        MODEL.encode(List.of(sentence("thanks"), sentence, sentence("no", "no", "no", "no")));

    assertThat(together.get(1)).isEqualTo(alone);
  }

  /// Random sentences beside random neighbours, alone and together, to the bit.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void vector_isTheSameToTheBitBesideAnyNeighbours(long seed) {
    Random random = new Random(seed);
    for (int batch = 0; batch < 15; batch++) {
      List<int[]> sentences =
          IntStream.range(0, 1 + random.nextInt(16)).mapToObj(_ -> sentence(random)).toList();
      List<float[]> together = MODEL.encode(sentences);
      for (int at = 0; at < sentences.size(); at++) {
        assertThat(together.get(at))
            .as("sentence %d of batch %d, seed %d", at, batch, seed)
            .isEqualTo(MODEL.encode(List.of(sentences.get(at))).getFirst());
      }
    }
  }

  @Test
  void vectors_areTheSameFromManyThreads() {
    Random random = new Random(5);
    List<int[]> sentences = IntStream.range(0, 40).mapToObj(_ -> sentence(random)).toList();
    List<float[]> alone =
        sentences.stream().map(each -> MODEL.encode(List.of(each)).getFirst()).toList();

    List<float[]> atOnce =
        sentences.parallelStream().map(each -> MODEL.encode(List.of(each)).getFirst()).toList();

    for (int at = 0; at < sentences.size(); at++) {
      assertThat(atOnce.get(at)).isEqualTo(alone.get(at));
    }
  }

  /// The file's own graph, one sentence at a time, differs only by how finely it quantises.
  @Test
  void vectors_areNearThoseOfTheFilesOwnGraph() throws OrtException, IOException {
    Random random = new Random(6);
    try (OwnGraph own = new OwnGraph()) {
      for (int sentence = 0; sentence < 50; sentence++) {
        int[] pieces = sentence(random);
        assertThat(cosine(MODEL.encode(List.of(pieces)).getFirst(), own.encode(pieces)))
            .isGreaterThan(0.9);
      }
    }
  }

  @Test
  void closedModel_isRefused() {
    MiniLm closed = MiniLm.load();
    closed.close();
    closed.close();

    assertThatThrownBy(() -> closed.encode(List.of(sentence("hello"))))
        .hasMessageContaining("closed");
  }

  @Test
  void nothing_givesNothing() {
    assertThat(MODEL.encode(List.of())).isEmpty();
  }
}

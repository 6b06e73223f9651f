package io.airworthy.adapters.minilm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

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

  @Test
  void nothing_givesNothing() {
    assertThat(MODEL.encode(List.of())).isEmpty();
  }
}

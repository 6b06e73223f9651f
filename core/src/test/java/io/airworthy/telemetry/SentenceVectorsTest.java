package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SentenceVectorsTest {
  private final AtomicInteger encoded = new AtomicInteger();

  /// Two dimensions: how many pieces, and one.
  private final SentenceModel model =
      new SentenceModel(
          new TokenEncoder() {
            @Override
            public String name() {
              return "counting";
            }

            @Override
            public int dimensions() {
              return 2;
            }

            @Override
            public List<String> vocabulary() {
              return List.of("[UNK]", "[CLS]", "[SEP]");
            }

            @Override
            public List<float[]> encode(List<int[]> sentences) {
              encoded.addAndGet(sentences.size());
              return sentences.stream().map(each -> new float[] {each.length - 2, 1}).toList();
            }
          });
  private final HeadSettings settings =
      HeadTask.DISSATISFACTION_ESTIMATE.settings(HeadEncoder.STACK, () -> model);

  private static Passage passage(TextRole role, String text) {
    return new Passage(List.of(new Passage.Part(role, Utterance.of(text))), List.of());
  }

  @Test
  void roles_haveTheirOwnColumns() {
    SentenceVectors vectors = new SentenceVectors(model);

    int reply = TermTable.SPACE + 2 * TextRole.REPLY.ordinal();
    assertThat(vectors.encode(passage(TextRole.REPLY, "one two")).indices())
        .containsExactly(reply, reply + 1);
  }

  @Test
  void textsThatReturn_areEncodedOnce() {
    SentenceVectors vectors = new SentenceVectors(model);
    vectors.encode(passage(TextRole.MESSAGE, "one"));
    vectors.encode(passage(TextRole.EARLIER, "one"));

    assertThat(encoded).hasValue(1);
  }

  @Test
  void textThatIsAboutToBeForgotten_isRememberedBesideANewOne() {
    SentenceVectors vectors = new SentenceVectors(model);
    for (int text = 0; text < SentenceVectors.REMEMBERED; text++) {
      vectors.encode(passage(TextRole.MESSAGE, "text " + text));
    }
    Passage oldAndNew =
        new Passage(
            List.of(
                new Passage.Part(TextRole.MESSAGE, Utterance.of("text 0")),
                new Passage.Part(TextRole.REPLY, Utterance.of("new"))),
            List.of());

    assertThat(vectors.encode(oldAndNew))
        .usingRecursiveComparison()
        .isEqualTo(new SentenceVectors(model).encode(oldAndNew));
  }

  @Test
  void weigh_scalesSentencesBesideTerms() {
    SparseVector both =
        settings
            .textEncoder(() -> new SentenceVectors(model))
            .encode(passage(TextRole.REACTION, "one two"));
    TermTable terms = TermTable.of(List.of(both), List.of("a"), 1, settings);

    SparseVector weighed = terms.weigh(both);

    double termLength = settings.roleWeights().get(TextRole.REACTION.ordinal());
    double sentenceLength = termLength * settings.sentenceWeight();
    assertThat(terms.columns()).isEqualTo(terms.size() + 2 * TextRole.COUNT);
    assertThat(weighed.squaredLength())
        .isCloseTo(termLength * termLength + sentenceLength * sentenceLength, within(1e-6));
    assertThat(weighed.index(weighed.size() - 1)).isLessThan(terms.columns());
  }

  @Test
  void floor_doesNotTouchSentences() {
    SparseVector both =
        settings
            .textEncoder(() -> new SentenceVectors(model))
            .encode(passage(TextRole.REPLY, "one"));
    TermTable terms = TermTable.of(List.of(both), List.of("a"), 2, settings);

    assertThat(terms.size()).isZero();
    assertThat(terms.weigh(both).size()).isEqualTo(2);
  }

  @Test
  void anotherModel_isRefused() {
    HeadSettings other =
        new HeadSettings(HeadEncoder.SENTENCE, 1, 0, settings.roleWeights(), "other", 2, 1);

    assertThatThrownBy(() -> other.textEncoder(() -> new SentenceVectors(model)))
        .hasMessageContaining("needs the sentence model other, found counting");
  }
}

package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermTableTest {
  private static final HeadSettings SETTINGS = HeadTask.DISSATISFACTION_PREDICT.settings();
  private final HashedNgrams encoder = new HashedNgrams(SETTINGS);

  private SparseVector counts(String text) {
    return encoder.encode(Passage.of(Utterance.of(text)));
  }

  @Test
  void floor_countsConversationsAndNotTexts() {
    List<SparseVector> vectors = new ArrayList<>();
    List<String> conversations = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      vectors.add(counts("parsnip"));
      conversations.add("one");
    }
    for (int i = 0; i < 5; i++) {
      vectors.add(counts("turnip"));
      conversations.add("conversation " + i);
    }

    TermTable terms = TermTable.of(vectors, conversations, 5, SETTINGS);

    assertThat(terms.weigh(counts("parsnip")).size()).isZero();
    assertThat(terms.weigh(counts("turnip")).size()).isEqualTo(3);
  }

  @Test
  void weigh_givesEachRoleItsLength() {
    List<SparseVector> vectors = List.of(counts("red green"), counts("red blue"));
    TermTable terms = TermTable.of(vectors, List.of("a", "b"), 1, SETTINGS);

    SparseVector weighed = terms.weigh(counts("red blue yellow"));

    double length = SETTINGS.roleWeights().getFirst();
    assertThat(weighed.squaredLength()).isCloseTo(length * length, within(1e-6));
  }

  @Test
  void weigh_holdsRareTermsHigher() {
    List<SparseVector> vectors = List.of(counts("red"), counts("red blue"), counts("red"));
    TermTable terms = TermTable.of(vectors, List.of("a", "b", "c"), 1, SETTINGS);
    SparseVector red = terms.weigh(counts("red"));

    float lowest = Float.MAX_VALUE;
    float highest = 0;
    for (int entry = 0; entry < red.size(); entry++) {
      lowest = Math.min(lowest, terms.rarity(red.index(entry)));
      highest = Math.max(highest, terms.rarity(red.index(entry)));
    }
    assertThat(lowest).isEqualTo(1f);
    assertThat(highest).isCloseTo((float) (Math.log(4.0 / 3) + 1), within(1e-6f));
  }

  @Test
  void encode_tellsRolesApart() {
    Utterance text = Utterance.of("no thanks");
    SparseVector message = encoder.encode(Passage.of(text));
    SparseVector reaction =
        encoder.encode(new Passage(List.of(new Passage.Part(TextRole.REACTION, text)), List.of()));

    assertThat(message.indices()).doesNotContain(reaction.indices());
    assertThat(message.size()).isEqualTo(reaction.size());
  }
}

package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordPiecesTest {
  private static final List<String> VOCABULARY =
      List.of("[UNK]", "[CLS]", "[SEP]", "hel", "##lo", "cafe", "!", "一", "lo", "un", "##aff");
  private final WordPieces pieces = new WordPieces(VOCABULARY, 8);

  private int[] of(String text) {
    return pieces.of(Utterance.of(text));
  }

  @Test
  void words_areCutIntoTheLongestPieces() {
    assertThat(of("Hello lo")).containsExactly(1, 3, 4, 8, 2);
  }

  @Test
  void accentsAndCase_areDropped() {
    assertThat(of("CAFÉ!")).containsExactly(1, 5, 6, 2);
  }

  @Test
  void wordWithAnUnknownRest_isUnknownAsAWhole() {
    assertThat(of("unaffable lo")).containsExactly(1, 0, 8, 2);
  }

  @Test
  void ideographs_areWordsOfTheirOwn() {
    assertThat(of("一一lo")).containsExactly(1, 7, 7, 8, 2);
  }

  @Test
  void emptyText_hasItsMarks() {
    assertThat(of(" \t\u0000")).containsExactly(1, 2);
  }

  @Test
  void longText_endsWithItsMark() {
    assertThat(of("lo ".repeat(1000))).containsExactly(1, 8, 8, 8, 8, 8, 8, 2);
    assertThat(of("x".repeat(100_000))).containsExactly(1, 0, 2);
  }

  @Test
  void loneSurrogates_areUnknown() {
    assertThat(of("\ud800 lo")).containsExactly(1, 0, 8, 2);
  }

  @Test
  void vocabularyWithoutMarks_isRefused() {
    assertThatThrownBy(() -> new WordPieces(List.of("a"), 8)).hasMessageContaining("lacks");
  }
}

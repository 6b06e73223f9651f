package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(strings = {"running", "RUNNING", "Äpfel", "naïves", "a1b2c3", "Ωμέγα", "dogs", "日"})
  void hash_losesLettersFromItsEnd(String word) {
    long whole = Words.of(word).hash(0);

    for (int letters = 1; letters < word.length(); letters++) {
      String rest = word.substring(0, word.length() - letters);
      assertThat(Words.shorten(whole, word, word.length(), letters))
          .as(rest)
          .isEqualTo(Words.of(rest).hash(0));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Maria's", "Maria’s", "MARIA'S"})
  void hash_losesAPossessiveOfAnyApostrophe(String word) {
    assertThat(Words.shorten(Words.of(word).hash(0), word, word.length(), 2))
        .isEqualTo(Words.of("maria").hash(0));
  }

  @ParameterizedTest
  @CsvSource({
    "word, true, false, false, false",
    "größe, true, false, false, false",
    "a, true, false, false, false",
    "Word, false, true, false, false",
    "Éclair, false, true, false, false",
    "I, false, true, false, false",
    "WORD, false, false, false, false",
    "McCoy, false, false, false, false",
    "wOrd, false, false, false, false",
    "12, false, false, true, false",
    "b2b, false, false, true, false",
    "2b, false, false, true, false",
    "B2, false, false, true, false",
    "it's, false, false, false, true",
    "O'Hara, false, false, false, true",
    "שלום, false, false, false, true",
    "日, false, false, false, true",
    "3's, false, false, true, true"
  })
  void word_saysHowItIsWritten(
      String word, boolean small, boolean capitalized, boolean digits, boolean odd) {
    Words words = Words.of("before " + word + " behind");

    assertThat(words.count()).isEqualTo(3);
    assertThat(words.isSmall(1)).as("small").isEqualTo(small);
    assertThat(words.isCapitalized(1)).as("capitalized").isEqualTo(capitalized);
    assertThat(words.hasDigits(1)).as("digits").isEqualTo(digits);
    assertThat(words.isOdd(1)).as("odd").isEqualTo(odd);
  }

  @ParameterizedTest
  @CsvSource({
    "'Größe, naïve — 12 € “and” 😀', true",
    "'', true",
    "мир, false",
    "a мир, false",
    "日, false",
    "a 日, false",
    "שלום, false",
    "Łódź, false"
  })
  void words_knowWhetherAllTheirLettersAreAmongTheFirst256(String text, boolean latin) {
    assertThat(Words.of(text).areLatin()).isEqualTo(latin);
  }

  @Test
  void shortWords_areAllKept() {
    Words words = Words.of("a 1 日本 ".repeat(1_000));

    assertThat(words.count()).isEqualTo(4_000);
    assertThat(words.end(3_999)).isEqualTo(words.start(3_999) + 1);
    assertThat(words.hash(3_999)).isEqualTo(words.hash(3));
  }
}

package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
  private static boolean isPart(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  @Test
  void everyCharacter_isPartOfAWordAsUnicodeHasIt() {
    for (int i = Character.MIN_VALUE; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      assertThat(Letters.of(c) != 0).as("U+%04X", i).isEqualTo(isPart(c));
      assertThat(Letters.of(c) < 0).as("U+%04X", i).isEqualTo(isPart(c) && Letters.isIdeograph(c));
    }
  }

  @Test
  void everyLetter_hasItsSmallOneAndItsTrait() {
    for (int i = Character.MIN_VALUE; i <= Character.MAX_VALUE; i++) {
      char c = (char) i;
      int letter = Letters.of(c);
      if (letter > 0) {
        assertThat(Letters.small(letter)).as("U+%04X", i).isEqualTo(Character.toLowerCase(c));
        int trait = Letters.trait(letter);
        assertThat(trait == Letters.CAPITAL).as("U+%04X", i).isEqualTo(Character.isUpperCase(c));
        assertThat(trait == Letters.DIGIT).as("U+%04X", i).isEqualTo(c >= '0' && c <= '9');
        assertThat(trait != Letters.SMALL || Character.isLowerCase(c)).as("U+%04X", i).isTrue();
      }
    }
  }
}

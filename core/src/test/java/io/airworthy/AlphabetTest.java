package io.airworthy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlphabetTest {
  private static final Alphabet VOWELS = new Alphabet("aeiou");

  @Test
  void spells_isTrueOfItsOwnCharactersOnly() {
    assertThat(VOWELS.spells("")).isTrue();
    assertThat(VOWELS.spells("aeiouuoiea")).isTrue();
    assertThat(
            IntStream.rangeClosed(Character.MIN_VALUE, Character.MAX_VALUE)
                .mapToObj(c -> Character.toString((char) c))
                .filter(VOWELS::spells))
        .containsExactly("a", "e", "i", "o", "u");
  }

  @Test
  void spells_seesAForeignCharacterAnywhere() {
    assertThat(VOWELS.spells("aeXou")).isFalse();
    assertThat(VOWELS.spells("aeiou ")).isFalse();
    assertThat(VOWELS.spells("\u0161aeiou")).isFalse();
  }
}

package io.airworthy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {
  @ParameterizedTest
  @ValueSource(strings = {"gpt-4.1", "en-US", "contoso/mail:v2", "a@b", "x+y_z"})
  void parse_keepsIdentifiers(String text) {
    assertThat(Identifier.parse(text)).map(Identifier::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "naïve", "line\nbreak", "quote'", "emoji\uD83D\uDE00"})
  void parse_dropsEverythingElse(String text) {
    assertThat(Identifier.parse(text)).isEmpty();
  }

  @Test
  void parse_dropsWhatIsTooLong() {
    assertThat(Identifier.parse("a".repeat(128))).isPresent();
    assertThat(Identifier.parse("a".repeat(129))).isEmpty();
  }

  @Test
  void constructor_neverRepeatsTheText() {
    assertThatThrownBy(() -> new Identifier("my secret words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("length 15")
        .message()
        .doesNotContain("secret");
  }
}

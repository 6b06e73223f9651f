package io.airworthy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KFloorTest {
  @ParameterizedTest
  @CsvSource({"0, suppressed", "4, suppressed", "5, 0.25", "6, 0.25"})
  void figure_isShownFromTheFloorOn(long behind, String text) {
    assertThat(KFloor.DEFAULT.show(behind, 0.25).text(String::valueOf)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void floorThatHidesNothing_isRefused(int users) {
    assertThatThrownBy(() -> new KFloor(users))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 2 or more");
  }

  @Test
  void suppressedFigures_areAllAlike() {
    assertThat(KFloor.DEFAULT.show(1, 1)).isEqualTo(KFloor.DEFAULT.show(4, "other"));
    assertThat(KFloor.NONE.show(0, 1).text(String::valueOf)).isEqualTo("1");
  }
}

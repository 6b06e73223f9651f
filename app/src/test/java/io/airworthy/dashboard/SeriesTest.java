package io.airworthy.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

  /// A figure by signs: a digit is shown, `x` suppressed, `-` undefined.
  private static Series series(String signs) {
    List<LocalDate> days = IntStream.range(0, signs.length()).mapToObj(FIRST::plusDays).toList();
    return new Series(days, Map.of("f", signs.chars().mapToObj(SeriesTest::value).toList()));
  }

  private static Floored<OptionalDouble> value(int sign) {
    return switch (sign) {
      case 'x' -> KFloor.DEFAULT.show(1, OptionalDouble.of(7));
      case '-' -> KFloor.DEFAULT.show(9, OptionalDouble.empty());
      default -> KFloor.DEFAULT.show(9, OptionalDouble.of(sign - '0'));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "12, 2026-03-03, 2.0",
    "1x, 2026-03-02, 1.0",
    "1-, 2026-03-02, 1.0",
    "x-, 2026-03-02, suppressed",
    "xx, 2026-03-03, suppressed",
    "--, 2026-03-03, no data",
    "1xxxxxxx, 2026-03-09, suppressed",
    "1-------, 2026-03-09, no data"
  })
  void latest_isOfTheLastWeekAndRatherShownThanSuppressed(String signs, String day, String text) {
    Series.OfDay latest = series(signs).latest("f");

    assertThat(latest.day()).hasToString(day);
    String read =
        latest.value().text(v -> v.isPresent() ? String.valueOf(v.getAsDouble()) : "no data");
    assertThat(read).isEqualTo(text);
  }

  @Test
  void unknownFigure_isNamed() {
    assertThatThrownBy(() -> series("1").latest("g")).hasMessageContaining("a figure g");
  }

  @Test
  void figureOfOtherLength_isRefused() {
    assertThatThrownBy(() -> new Series(List.of(FIRST), Map.of("f", List.of())))
        .hasMessage("0 values of 1 days");
  }
}

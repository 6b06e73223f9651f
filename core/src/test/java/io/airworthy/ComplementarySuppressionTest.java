package io.airworthy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplementarySuppressionTest {
  /// Which parts stay hidden, given their users separated by blanks.
  private static String hidden(String users, KFloor floor) {
    long[] sizes = Stream.of(users.split(" ")).mapToLong(Long::parseLong).toArray();
    BitSet primary = new BitSet();
    IntStream.range(0, sizes.length).filter(i -> floor.hides(sizes[i])).forEach(primary::set);
    return ComplementarySuppression.ofDisjoint(primary, sizes, floor).toString();
  }

  @ParameterizedTest
  @CsvSource({
    "9 8 7, {}",
    "9 3 7, '{1, 2}'",
    "9 3 9, '{0, 1}'",
    "9 3 2, '{1, 2}'",
    "9 1 2 8, '{1, 2, 3}'",
    "9 1 1 1 1 1, '{1, 2, 3, 4, 5}'",
    "3, {0}",
    "2 1, '{0, 1}'"
  })
  void whatIsLeftOfTheWhole_isNeitherOnePartNorTooFew(String users, String hidden) {
    assertThat(hidden(users, KFloor.DEFAULT)).isEqualTo(hidden);
  }

  @Test
  void withoutAFloor_nothingIsHidden() {
    assertThat(hidden("1 0 9", KFloor.NONE)).isEqualTo("{}");
  }

  @Test
  void emptyPartThatIsShown_isNeverTheOneHiddenMore() {
    BitSet primary = new BitSet();
    primary.set(0);

    assertThat(
            ComplementarySuppression.ofDisjoint(primary, new long[] {2, 0, 9}, KFloor.DEFAULT)
                .toString())
        .isEqualTo("{0, 2}");
    assertThat(
            ComplementarySuppression.ofDisjoint(primary, new long[] {2, 0}, KFloor.DEFAULT)
                .toString())
        .isEqualTo("{0}");
  }

  @Test
  void partsThatShareUsers_areCountedTogether() {
    BitSet primary = new BitSet();
    primary.set(0, 2);
    long[] sizes = {4, 4, 9};

    assertThat(ComplementarySuppression.of(primary, sizes, KFloor.DEFAULT, parts -> 4).toString())
        .isEqualTo("{0, 1, 2}");
    assertThat(ComplementarySuppression.of(primary, sizes, KFloor.DEFAULT, parts -> 5).toString())
        .isEqualTo("{0, 1}");
  }
}

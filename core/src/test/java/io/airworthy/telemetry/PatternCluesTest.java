package io.airworthy.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.PersonalDataKind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// That what a text holds is never passed over: the finders are asked without a clue. Web addresses
/// and IP addresses without a dot inside are left out on purpose.
class PatternCluesTest {
  private static final int TEXTS = 4_000;
  private static final int SEED = 7;
  private static final String CUTS = " .,:;-/@()x+0123456789\n";

  static Stream<String> texts() {
    return Stream.of(
            PersonalDataFinderTest.found().map(PersonalDataFinderTest.Case::text),
            PersonalDataFinderTest.pieces().map(PersonalDataFinderTest.Piece::text),
            PersonalDataFinderTest.NOT_FOUND.stream(),
            Stream.of("1.2.93", "12/31/1999", "3 de mayo de 1999", "on 1-1-01 at 1"),
            distorted())
        .flatMap(texts -> texts);
  }

  /// Known texts with characters changed, put in and taken out.
  private static Stream<String> distorted() {
    List<String> known = new ArrayList<>();
    PersonalDataFinderTest.found().forEach(given -> known.add(given.text()));
    PersonalDataFinderTest.pieces().forEach(given -> known.add(given.text()));
    Random random = new Random(SEED);
    return Stream.generate(() -> distort(known.get(random.nextInt(known.size())), random))
        .limit(TEXTS);
  }

  private static String distort(String text, Random random) {
    StringBuilder distorted = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(distorted.length());
      char c = CUTS.charAt(random.nextInt(CUTS.length()));
      switch (random.nextInt(3)) {
        case 0 -> distorted.setCharAt(at, c);
        case 1 -> distorted.insert(at, c);
        default -> distorted.deleteCharAt(at);
      }
    }
    return distorted.toString();
  }

  private static boolean finds(Consumer<PersonalDataListener> finder) {
    Set<PersonalDataKind> found = EnumSet.noneOf(PersonalDataKind.class);
    finder.accept((kind, _, _) -> found.add(kind));
    return !found.isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void findings_haveTheirClue(String text) {
    Utterance utterance = Utterance.of(text);
    PatternClues clues = PatternClues.of(text, utterance.words());

    if (finds(told -> EmailFinder.take(new StringBuilder(text), told))) {
      assertThat(clues.email()).as("e-mail").isTrue();
    }
    if (finds(told -> IbanFinder.take(new StringBuilder(text), told))) {
      assertThat(clues.iban()).as("IBAN").isTrue();
    }
    if (finds(told -> NumberFinder.find(text, told))) {
      assertThat(clues.number()).as("number").isTrue();
    }
    if (finds(told -> DateFinder.find(text, NameWords.of(utterance), told))) {
      assertThat(clues.date()).as("date").isTrue();
    }
  }
}

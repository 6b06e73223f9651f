package io.airworthy.telemetry;

import static io.airworthy.PersonalDataKind.CARD;
import static io.airworthy.PersonalDataKind.EMAIL;
import static io.airworthy.PersonalDataKind.IBAN;
import static io.airworthy.PersonalDataKind.IP;
import static io.airworthy.PersonalDataKind.PHONE;
import static io.airworthy.PersonalDataKind.SSN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.PersonalDataKind;
import io.airworthy.testkit.otlp.Otlp;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonalDataSearchTest {
  private static final Set<PersonalDataKind> SETTLED =
      EnumSet.of(CARD, EMAIL, IBAN, IP, PHONE, SSN);

  @RegisterExtension
  final Harness checked = new Harness(TelemetryOptions.defaults().with(PersonalDataSearch.CHECKED));

  static Stream<String> texts() {
    return Stream.of(
            PersonalDataFinderTest.found().map(PersonalDataFinderTest.Case::text),
            PersonalDataFinderTest.pieces().map(PersonalDataFinderTest.Piece::text),
            PersonalDataFinderTest.NOT_FOUND.stream(),
            Stream.of(
                "see https://example.org/2125550143 or www.example.org/10.20.30.40",
                "Jane, born 31.01.1990, at example.com, card 4111 1111 1111 1111"))
        .flatMap(texts -> texts);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void checkedKinds_areWhatAllSayOfThem(String text) {
    Set<PersonalDataKind> expected = EnumSet.noneOf(PersonalDataKind.class);
    expected.addAll(PersonalDataFinder.kinds(Utterance.of(text), PersonalDataSearch.ALL));
    expected.retainAll(SETTLED);

    assertThat(PersonalDataFinder.kinds(Utterance.of(text), PersonalDataSearch.CHECKED))
        .isEqualTo(expected);
  }

  @Test
  void rows_sayNothingOfNamesWhenOnlyCheckedKindsAreLookedFor() {
    checked.ingest(
        Otlp.chat(1, "c", "I am Anneliese, anneliese@example.com", "Anneliese of Nairobi?"));

    assertThat(checked.sink.turns().getFirst().message().orElseThrow().personalData())
        .containsExactly(EMAIL);
    assertThat(checked.sink.turns().getFirst().reply().orElseThrow().personalData()).isEmpty();
  }

  @Test
  void otherName_isRefused() {
    assertThat(PersonalDataSearch.named("all")).isEqualTo(PersonalDataSearch.ALL);
    assertThat(PersonalDataSearch.named("checked")).isEqualTo(PersonalDataSearch.CHECKED);
    assertThatThrownBy(() -> PersonalDataSearch.named("Checked"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("personal-data: found 'Checked', expected all or checked");
  }
}

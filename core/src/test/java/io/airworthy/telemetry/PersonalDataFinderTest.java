package io.airworthy.telemetry;

import static io.airworthy.PersonalDataKind.CARD;
import static io.airworthy.PersonalDataKind.EMAIL;
import static io.airworthy.PersonalDataKind.IBAN;
import static io.airworthy.PersonalDataKind.IP;
import static io.airworthy.PersonalDataKind.PHONE;
import static io.airworthy.PersonalDataKind.SSN;
import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.PersonalDataKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataFinderTest {
  /// A text and the kinds that stand in it.
  record Case(String text, PersonalDataKind... kinds) {}

  static Stream<Case> found() {
    return Stream.of(
        new Case("write to jane.doe@example.com please", EMAIL),
        new Case("Jane <jane+news@mail.example.org>, thanks", EMAIL),
        new Case("call +49 30 901820 now", PHONE),
        new Case("call (212) 555-0143", PHONE),
        new Case("my number is 212-555-0143.", PHONE),
        new Case("ring 0044 20 7946 0958", PHONE),
        new Case("call 9123 4567", PHONE),
        new Case("ring 25-62-29-72 at night", PHONE),
        new Case("ring 73 448 266", PHONE),
        new Case("ring 96 237271", PHONE),
        new Case("card 4111 1111 1111 1111 expires", CARD),
        new Case("card 5500-0000-0000-0004", CARD),
        new Case("pay to DE89 3704 0044 0532 0130 00 today", IBAN),
        new Case("GB82WEST12345698765432", IBAN),
        new Case("gb82west12345698765432", IBAN),
        new Case("it is 078-05-1120", SSN),
        new Case("ping 192.168.10.200 again", IP),
        new Case("ping 2001:db8::8a2e:370:7334", IP),
        new Case("jane@example.com, +49 30 901820 and 10.20.30.40", EMAIL, PHONE, IP));
  }

  static final List<String> NOT_FOUND =
      List.of(
          "",
          "hello there",
          "at 12:30:45 on 2026-03-01",
          "from 31.01.2026 to 28.02.2026",
          "on 31 12 1998 and on 2026 01 31",
          "between 1998 - 2003, or 2019-2020",
          "seen: Runner 2049 (2017), Code 46 90 (2003)",
          "pi is 3.141592653, a share 0.123456789",
          "version 10.2.3.4567 of it",
          "order 123456 of 99 pieces",
          "it costs $1234567890",
          "4111 1111 1111 1112 is no card",
          "DE88 3704 0044 0532 0130 00 is no account",
          "300.400.5.6 is no address",
          "someone@nowhere.invalidtoplevel",
          "a@b");

  @ParameterizedTest
  @MethodSource("found")
  void kinds_areThoseThatStandThere(Case given) {
    assertThat(PersonalDataFinder.kinds(Utterance.of(given.text())))
        .containsExactlyInAnyOrder(given.kinds());
  }

  @ParameterizedTest
  @FieldSource("NOT_FOUND")
  void kinds_areNoneInWhatOnlyLooksLikeIt(String text) {
    assertThat(PersonalDataFinder.kinds(Utterance.of(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from 203.0.113.77 to 198.51.100.23",
        "pay FR14 2004 1010 0505 0001 3M02 606 and NL91 ABNA 0417 1643 00",
        "mail 2125550143@example.com"
      })
  void digitsOfOneFinding_areNotFoundAgainAsATelephoneNumber(String text) {
    assertThat(PersonalDataFinder.kinds(Utterance.of(text))).hasSize(1).isNotEqualTo(Set.of(PHONE));
  }
}

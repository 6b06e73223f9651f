package io.airworthy.telemetry;

import static io.airworthy.PersonalDataKind.ADDRESS;
import static io.airworthy.PersonalDataKind.CARD;
import static io.airworthy.PersonalDataKind.DATE;
import static io.airworthy.PersonalDataKind.EMAIL;
import static io.airworthy.PersonalDataKind.IBAN;
import static io.airworthy.PersonalDataKind.IP;
import static io.airworthy.PersonalDataKind.LICENSE;
import static io.airworthy.PersonalDataKind.LOCATION;
import static io.airworthy.PersonalDataKind.ORGANIZATION;
import static io.airworthy.PersonalDataKind.PERSON;
import static io.airworthy.PersonalDataKind.PHONE;
import static io.airworthy.PersonalDataKind.SSN;
import static io.airworthy.PersonalDataKind.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.airworthy.PersonalDataKind;
import java.util.ArrayList;
import java.util.BitSet;
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
        new Case("Jane <jane+news@mail.example.org>, thanks", EMAIL, PERSON),
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
          "at 12:30:45",
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

  /// A text and one piece of it that is found whole, as the kind.
  record Piece(String text, PersonalDataKind kind, String whole) {}

  static Stream<Piece> pieces() {
    return Stream.of(
        new Piece("My name is Anneliese Kowalczyk.", PERSON, "Anneliese Kowalczyk"),
        new Piece("it was Ludwig van der Meer who wrote", PERSON, "Ludwig van der Meer"),
        new Piece("i am maria, call me tomorrow", PERSON, "maria"),
        new Piece("Dr. Okonkwo said so.", PERSON, "Okonkwo"),
        new Piece("Dr. Okonkwo said so.", PERSON, "Dr."),
        new Piece("tell Siobhan O'Leary-Byrne, please", PERSON, "Siobhan O'Leary-Byrne"),
        new Piece("Is this Priya's desk?", PERSON, "Priya"),
        new Piece("the book of Zbyněk Hrdličkovský Jr. is lost", PERSON, "Zbyněk Hrdličkovský Jr."),
        new Piece("Ich heiße Klaus Müller.", PERSON, "Klaus Müller"),
        new Piece("Thanks, Bob!", PERSON, "Bob"),
        new Piece("She moved here from Nairobi last year", LOCATION, "Nairobi"),
        new Piece("what is the weather in são paulo", LOCATION, "são paulo"),
        new Piece("I am travelling to Turkey", LOCATION, "Turkey"),
        new Piece("a week in Qvarnsele", LOCATION, "Qvarnsele"),
        new Piece("Ich komme aus Hamburg.", LOCATION, "Hamburg"),
        new Piece("She is with Hollis & Marlow Ltd. now", ORGANIZATION, "Hollis & Marlow Ltd."),
        new Piece("The Brightwater office is closed", ORGANIZATION, "Brightwater"),
        new Piece(
            "Send it to 14 Alder Lane, Apt. 3, Springfield, IL 62704 please",
            ADDRESS,
            "14 Alder Lane, Apt. 3, Springfield, IL 62704"),
        new Piece(
            "Er wohnt Lindenstraße 12, 10115 Berlin", ADDRESS, "Lindenstraße 12, 10115 Berlin"),
        new Piece("to P.O. Box 1180, Boise, ID 83701", ADDRESS, "P.O. Box 1180, Boise, ID 83701"),
        new Piece(
            "We met at the corner of Elm Street and 5th Avenue.",
            ADDRESS,
            "the corner of Elm Street and 5th Avenue"),
        new Piece(
            "Meet me at Qvarn Bend Hollow and Upper Old Mill Race Hill Street soon.",
            ADDRESS,
            "Qvarn Bend Hollow and Upper Old Mill Race Hill Street"),
        new Piece(
            "Wir treffen uns Alte Obere Mittlere Kleine Neue Lindenstraße 12 um zehn",
            ADDRESS,
            "Alte Obere Mittlere Kleine Neue Lindenstraße 12"),
        new Piece("born on March 4, 1987", DATE, "March 4, 1987"),
        new Piece("born on 4. März 1987", DATE, "4. März 1987"),
        new Piece("from 31.01.2026 on", DATE, "31.01.2026"),
        new Piece("at 2026-03-01 12:30:45 sharp", DATE, "2026-03-01 12:30:45"),
        new Piece("see https://example.org/a?b=c.", URL, "https://example.org/a?b=c"),
        new Piece("My driver's license number is D1234567", LICENSE, "D1234567"));
  }

  static final List<String> NO_NAMES =
      List.of(
          "Open the Settings menu and click Save",
          "Summarize the Q3 Sales Report and list Action Items",
          "How do I use Pivot Tables in Excel?",
          "can you write a python script that renames files",
          "I'm sure it's fine, and I've said so on Monday in English.",
          "WHY IS THIS NOT WORKING",
          "Turkey sandwich recipe",
          "SELECT name FROM users WHERE id = 5",
          "our software license number is 12345678",
          "Wie kann ich in Excel eine Tabelle mit Spalten und Zeilen in eine Grafik umwandeln?",
          "Der Hund läuft durch den Garten und die Katze schläft auf dem Sofa.",
          "Kannst du mir die Zusammenfassung der Besprechung mit dem Vorstand schicken?",
          "Peux-tu résumer le rapport de la réunion de lundi ?",
          "¿Puedes traducir este documento al español, por favor?");

  private static Set<PersonalDataKind> kinds(String text) {
    return PersonalDataFinder.kinds(Utterance.of(text), PersonalDataSearch.ALL);
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void names_areFoundWhole(Piece given) {
    List<String> told = new ArrayList<>();
    PersonalDataFinder.find(
        Utterance.of(given.text()),
        (kind, start, end) -> told.add(kind + " " + given.text().substring(start, end)));
    assertThat(told).contains(given.kind() + " " + given.whole());
  }

  @ParameterizedTest
  @FieldSource("NO_NAMES")
  void names_areNoneInOrdinaryRequests(String text) {
    assertThat(kinds(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.", "new ", "Anna Jr ", "12 Main ", "San-", "the corner of ", "1.1."})
  void longRepetitions_neitherOverflowNorEndTheSearch(String part) {
    String text = part.repeat(50_000);
    assertThatCode(() -> kinds(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Everyone is :P", "Send it to the APO", "M P", "Unit 5 Box", "12", "Dr."})
  void openingOfAName_mayEndTheText(String text) {
    assertThatCode(() -> kinds(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("pieces")
  void findings_doNotOverlap(Piece given) {
    BitSet covered = new BitSet();
    PersonalDataFinder.find(
        Utterance.of(given.text()),
        (kind, start, end) -> {
          assertThat(start).isLessThan(end).isGreaterThanOrEqualTo(0);
          assertThat(covered.get(start, end).isEmpty()).isTrue();
          covered.set(start, end);
        });
  }

  @ParameterizedTest
  @MethodSource("found")
  void kinds_areThoseThatStandThere(Case given) {
    assertThat(kinds(given.text())).containsExactlyInAnyOrder(given.kinds());
  }

  @ParameterizedTest
  @FieldSource("NOT_FOUND")
  void kinds_areNoneInWhatOnlyLooksLikeIt(String text) {
    assertThat(kinds(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from 203.0.113.77 to 198.51.100.23",
        "pay FR14 2004 1010 0505 0001 3M02 606 and NL91 ABNA 0417 1643 00",
        "mail 2125550143@example.com",
        "from 31.01.2026 to 28.02.2026"
      })
  void digitsOfOneFinding_areNotFoundAgainAsATelephoneNumber(String text) {
    assertThat(kinds(text)).hasSize(1).isNotEqualTo(Set.of(PHONE));
  }
}

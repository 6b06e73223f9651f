package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.LICENSE;

import io.airworthy.PersonalDataKind;
import java.util.EnumSet;
import java.util.Set;

/// Tells which kinds of personal data stand in a text.
///
/// What a grammar or a check digit settles comes first: e-mail, web addresses, IP, IBAN, cards,
/// telephone numbers, dates. Then, by lists and by the words around: licence numbers, addresses,
/// names of persons, places and organizations. What one found the next ones do not see. Kinds and
/// places are reported, never the data.
final class PersonalDataFinder {
  private PersonalDataFinder() {}

  /// The kinds that stand in the text, of those that are looked for.
  static Set<PersonalDataKind> kinds(Utterance utterance, PersonalDataSearch search) {
    Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
    PersonalDataListener told = (kind, start, end) -> kinds.add(kind);
    switch (search) {
      case ALL -> find(utterance, told);
      case CHECKED -> findChecked(utterance, told);
    }
    return kinds;
  }

  /// Tells of everything found of the checked kinds, which is what [#find] tells of them: web
  /// addresses are masked here too.
  private static void findChecked(Utterance utterance, PersonalDataListener listener) {
    PersonalDataListener told =
        (kind, start, end) -> {
          if (kind != PersonalDataKind.URL) {
            listener.found(kind, start, end);
          }
        };
    findPatterns(utterance.text(), PatternClues.of(utterance.text(), utterance.words()), told);
  }

  /// Tells of everything found; no two findings overlap.
  static void find(Utterance utterance, PersonalDataListener listener) {
    String text = utterance.text();
    NameWords words = NameWords.of(utterance);
    PersonalDataListener told =
        (kind, start, end) -> {
          words.take(start, end);
          listener.found(kind, start, end);
        };
    PatternClues clues = PatternClues.of(text, utterance.words());
    findPatterns(text, clues, told);
    if (clues.date()) {
      DateFinder.find(text, words, told);
    }
    if (words.haveAny(LICENSE)) {
      LicenseFinder.find(words, told);
    }
    if (AddressFinder.mayFind(words)) {
      AddressFinder.find(words, told);
    }
    if (NameFinder.mayFind(words)) {
      NameFinder.find(words, told);
    }
  }

  private static void findPatterns(String text, PatternClues clues, PersonalDataListener told) {
    if (!clues.anyButDate()) {
      return;
    }
    StringBuilder left = new StringBuilder(text);
    if (clues.email()) {
      EmailFinder.take(left, told);
    }
    if (clues.url()) {
      UrlFinder.take(left, told);
    }
    if (clues.ip()) {
      IpFinder.take(left, told);
    }
    if (clues.iban()) {
      IbanFinder.take(left, told);
    }
    if (clues.number()) {
      NumberFinder.find(left, told);
    }
  }

  /// Makes what was found unreadable, so that no later finder takes its digits for something else.
  static void mask(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      text.setCharAt(i, 'x');
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
  }
}

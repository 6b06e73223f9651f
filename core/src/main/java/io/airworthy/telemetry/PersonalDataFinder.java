package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.EnumSet;
import java.util.Set;

/// Tells which kinds of personal data stand in a text: a pattern proposes, a check settles.
///
/// A text without `@`, without seven digits and without a colon is settled by one scan. Found kinds
/// are reported, never the data.
final class PersonalDataFinder {
  private static final int SHORTEST_NUMBER = 7;

  private PersonalDataFinder() {}

  static Set<PersonalDataKind> kinds(Utterance utterance) {
    CharSequence text = utterance.text();
    int digits = 0;
    int at = 0;
    int dots = 0;
    int colons = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += isDigit(c) ? 1 : 0;
      at += c == '@' ? 1 : 0;
      dots += c == '.' ? 1 : 0;
      colons += c == ':' ? 1 : 0;
    }
    Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
    if (at > 0 && dots > 0 && EmailFinder.finds(text)) {
      kinds.add(PersonalDataKind.EMAIL);
    }
    if ((dots >= 3 && digits >= 4) || colons >= 2) {
      addIf(IpFinder.finds(text), PersonalDataKind.IP, kinds);
    }
    if (digits >= SHORTEST_NUMBER) {
      addIf(IbanFinder.finds(text), PersonalDataKind.IBAN, kinds);
      NumberFinder.addKinds(text, kinds);
    }
    return kinds;
  }

  private static void addIf(boolean found, PersonalDataKind kind, Set<PersonalDataKind> kinds) {
    if (found) {
      kinds.add(kind);
    }
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetterOrDigit(char c) {
    return isDigit(c) || ((c | 32) >= 'a' && (c | 32) <= 'z');
  }
}

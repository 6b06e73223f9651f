package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.EnumSet;
import java.util.Set;

/// Tells which kinds of personal data stand in a text: a pattern proposes, a check settles.
///
/// Kinds are sought in the order e-mail, IP, IBAN, then cards and telephone numbers; what one found
/// the next ones do not see. A text without `@`, without seven digits and without a colon is
/// settled by one scan. Found kinds are reported, never the data.
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
    boolean email = at > 0 && dots > 0;
    boolean ip = (dots >= 3 && digits >= 4) || colons >= 2;
    boolean number = digits >= SHORTEST_NUMBER;
    Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
    if (!email && !ip && !number) {
      return kinds;
    }
    StringBuilder left = new StringBuilder(text);
    addIf(email && EmailFinder.take(left), PersonalDataKind.EMAIL, kinds);
    addIf(ip && IpFinder.take(left), PersonalDataKind.IP, kinds);
    if (number) {
      addIf(IbanFinder.take(left), PersonalDataKind.IBAN, kinds);
      NumberFinder.addKinds(left, kinds);
    }
    return kinds;
  }

  private static void addIf(boolean found, PersonalDataKind kind, Set<PersonalDataKind> kinds) {
    if (found) {
      kinds.add(kind);
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

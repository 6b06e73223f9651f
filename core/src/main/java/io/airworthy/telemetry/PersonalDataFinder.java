package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.EnumSet;
import java.util.Set;

/// Tells which kinds of personal data stand in a text: a pattern proposes, a check settles.
///
/// Kinds are sought in the order e-mail, IP, IBAN, then cards and telephone numbers; what one found
/// the next ones do not see. A text without `@`, without seven digits and without a colon is
/// settled by one scan. Kinds and places are reported, never the data.
final class PersonalDataFinder {
  private static final int SHORTEST_NUMBER = 7;

  private PersonalDataFinder() {}

  /// The kinds that stand in the text.
  static Set<PersonalDataKind> kinds(Utterance utterance) {
    Set<PersonalDataKind> kinds = EnumSet.noneOf(PersonalDataKind.class);
    find(utterance, (kind, start, end) -> kinds.add(kind));
    return kinds;
  }

  /// Tells of everything found; no two findings overlap.
  static void find(Utterance utterance, PersonalDataListener listener) {
    CharSequence text = utterance.text();
    int digits = 0;
    int at = 0;
    int dots = 0;
    int dotsBehindDigits = 0;
    int colonsInside = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        digits++;
      } else if (c == '@') {
        at++;
      } else if (c == '.') {
        dots++;
        dotsBehindDigits += isDigit(before) ? 1 : 0;
      } else if (c == ':') {
        colonsInside += before == ':' || isLetterOrDigit(before) ? 1 : 0;
      }
      before = c;
    }
    boolean email = at > 0 && dots > 0;
    boolean ip = (dotsBehindDigits >= 3 && digits >= 4) || colonsInside >= 2;
    boolean number = digits >= SHORTEST_NUMBER;
    if (!email && !ip && !number) {
      return;
    }
    StringBuilder left = new StringBuilder(text);
    if (email) {
      EmailFinder.take(left, listener);
    }
    if (ip) {
      IpFinder.take(left, listener);
    }
    if (number) {
      IbanFinder.take(left, listener);
      NumberFinder.find(left, listener);
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

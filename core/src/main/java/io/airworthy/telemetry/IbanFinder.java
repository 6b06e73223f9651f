package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import org.apache.commons.validator.routines.IBANValidator;

/// Finds international bank account numbers: two letters and two digits, then up to thirty
/// letters and digits with single spaces between groups, settled by the country's format and the
/// mod-97 check (ISO 13616).
final class IbanFinder {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final IBANValidator FORMATS = IBANValidator.getInstance();

  private IbanFinder() {}

  /// Masks every account number in the text and tells of it.
  static void take(StringBuilder text, PersonalDataListener listener) {
    for (int i = 0; i + SHORTEST <= text.length(); i++) {
      if (opens(text, i)) {
        int end = end(text, i);
        if (end > i) {
          PersonalDataFinder.mask(text, i, end);
          listener.found(PersonalDataKind.IBAN, i, end);
        }
      }
    }
  }

  private static boolean opens(CharSequence text, int at) {
    boolean inWord = at > 0 && PersonalDataFinder.isLetterOrDigit(text.charAt(at - 1));
    return !inWord
        && isLetter(text.charAt(at))
        && isLetter(text.charAt(at + 1))
        && PersonalDataFinder.isDigit(text.charAt(at + 2))
        && PersonalDataFinder.isDigit(text.charAt(at + 3));
  }

  /// Where the account number that starts here ends; the start itself when there is none.
  private static int end(CharSequence text, int start) {
    StringBuilder compact = new StringBuilder(LONGEST);
    for (int i = start; i < text.length() && compact.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (isLetter(c) || PersonalDataFinder.isDigit(c)) {
        compact.append(Character.toUpperCase(c));
      } else if (!isGap(text, i)) {
        break;
      }
      if (compact.length() >= SHORTEST && FORMATS.isValid(compact.toString())) {
        return i + 1;
      }
    }
    return start;
  }

  private static boolean isGap(CharSequence text, int at) {
    boolean gap = text.charAt(at) == ' ' || text.charAt(at) == '-';
    return gap && at + 1 < text.length() && text.charAt(at + 1) != ' ';
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}

package io.airworthy.telemetry;

import org.apache.commons.validator.routines.IBANValidator;

/// Finds international bank account numbers: two capitals and two digits, then up to thirty
/// letters and digits with single spaces between groups, settled by the country's format and the
/// mod-97 check (ISO 13616).
final class IbanFinder {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;
  private static final IBANValidator FORMATS = IBANValidator.getInstance();

  private IbanFinder() {}

  static boolean finds(CharSequence text) {
    for (int i = 0; i + SHORTEST <= text.length(); i++) {
      if (opens(text, i) && isIban(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean opens(CharSequence text, int at) {
    boolean inWord = at > 0 && PersonalDataFinder.isLetterOrDigit(text.charAt(at - 1));
    return !inWord
        && isCapital(text.charAt(at))
        && isCapital(text.charAt(at + 1))
        && PersonalDataFinder.isDigit(text.charAt(at + 2))
        && PersonalDataFinder.isDigit(text.charAt(at + 3));
  }

  private static boolean isIban(CharSequence text, int start) {
    StringBuilder compact = new StringBuilder(LONGEST);
    for (int i = start; i < text.length() && compact.length() < LONGEST; i++) {
      char c = text.charAt(i);
      if (isCapital(c) || PersonalDataFinder.isDigit(c)) {
        compact.append(c);
      } else if (!isGap(text, i)) {
        break;
      }
      if (compact.length() >= SHORTEST && FORMATS.isValid(compact.toString())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGap(CharSequence text, int at) {
    boolean gap = text.charAt(at) == ' ' || text.charAt(at) == '-';
    return gap && at + 1 < text.length() && text.charAt(at + 1) != ' ';
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }
}

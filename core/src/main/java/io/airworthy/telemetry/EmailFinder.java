package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import org.apache.commons.validator.routines.EmailValidator;

/// Finds e-mail addresses: the run of address characters around an `@`, settled by its grammar and
/// by a top-level domain that exists.
final class EmailFinder {
  private static final String LOCAL = "._%+-'";
  private static final int LONGEST = 254;
  private static final EmailValidator GRAMMAR = EmailValidator.getInstance();

  private EmailFinder() {}

  /// Masks every address in the text and tells of it.
  static void take(StringBuilder text, PersonalDataListener listener) {
    for (int i = 1; i < text.length() - 3; i++) {
      if (text.charAt(i) == '@') {
        takeAddress(text, i, listener);
      }
    }
  }

  private static void takeAddress(StringBuilder text, int at, PersonalDataListener listener) {
    int start = at;
    while (start > 0 && at - start < LONGEST && isLocal(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > at && !PersonalDataFinder.isLetterOrDigit(text.charAt(end - 1))) {
      end--;
    }
    while (start < at && !PersonalDataFinder.isLetterOrDigit(text.charAt(start))) {
      start++;
    }
    if (start < at && GRAMMAR.isValid(text.substring(start, end))) {
      PersonalDataFinder.mask(text, start, end);
      listener.found(PersonalDataKind.EMAIL, start, end);
    }
  }

  private static boolean isLocal(char c) {
    return PersonalDataFinder.isLetterOrDigit(c) || LOCAL.indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return PersonalDataFinder.isLetterOrDigit(c) || c == '.' || c == '-';
  }
}

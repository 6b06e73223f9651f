package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds payment cards and telephone numbers among runs of digits and single separators.
///
/// A card has 12 to 19 digits, a first digit in use, and passes Luhn (ISO/IEC 7812). A telephone
/// number either opens with `+`, `00` or a bracketed area code, or is eight digits or more
/// in groups, or seven as three and four, or a national number with a leading zero; dates, times,
/// years beside numbers, decimals, amounts and single long numbers are none.
final class NumberFinder {
  private static final String SEPARATORS = " -.()/";
  private static final int SHORTEST = 7;
  private static final int LONGEST = 40;
  private static final Pattern SOCIAL_SECURITY =
      Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");

  private static final Pattern EXTENSION = Pattern.compile("(?i) ?(x|ext\\.?) ?\\d{1,6}\\b");

  private NumberFinder() {}

  /// Tells of every number in the text.
  static void find(CharSequence text, PersonalDataListener listener) {
    int at = 0;
    while (at < text.length()) {
      if (opens(text, at)) {
        int end = end(text, at);
        int whole = extended(text, end);
        Optional<PersonalDataKind> kind = kind(text, at, end, whole);
        if (kind.isPresent()) {
          listener.found(kind.get(), at, whole);
        }
        at = whole + 1;
      } else {
        at++;
      }
    }
  }

  private static boolean opens(CharSequence text, int at) {
    char c = text.charAt(at);
    if (!PersonalDataFinder.isDigit(c) && c != '+' && c != '(') {
      return false;
    }
    return at == 0
        || !(PersonalDataFinder.isLetterOrDigit(text.charAt(at - 1))
            || "_#$€£".indexOf(text.charAt(at - 1)) >= 0);
  }

  /// The end of a run: digits with at most two separators between them.
  private static int end(CharSequence text, int start) {
    int lastDigit = start;
    for (int i = start; i < text.length() && i - start < LONGEST; i++) {
      char c = text.charAt(i);
      if (PersonalDataFinder.isDigit(c)) {
        lastDigit = i;
      } else if ((SEPARATORS.indexOf(c) < 0 && i > start) || i - lastDigit > 2) {
        break;
      }
    }
    return lastDigit + 1;
  }

  /// The end of the number with an extension such as `x123`, when one follows.
  private static int extended(CharSequence text, int end) {
    Matcher extension = EXTENSION.matcher(text).region(end, text.length());
    return extension.lookingAt() ? extension.end() : end;
  }

  private static Optional<PersonalDataKind> kind(CharSequence text, int start, int end, int whole) {
    DigitRun run = DigitRun.of(text, start, end);
    if (run.digits() < SHORTEST || (whole == end && runsOn(text, end))) {
      return Optional.empty();
    }
    if (isSocialSecurity(text, start, end)) {
      return Optional.of(PersonalDataKind.SSN);
    }
    if (run.isCard()) {
      return Optional.of(PersonalDataKind.CARD);
    }
    return run.isPhone() ? Optional.of(PersonalDataKind.PHONE) : Optional.empty();
  }

  private static boolean runsOn(CharSequence text, int end) {
    return end < text.length()
        && (PersonalDataFinder.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':');
  }

  /// Three, two and four digits behind dashes; areas 000, 666 and from 900 on,
  /// groups 00 and serials 0000 are never given out.
  private static boolean isSocialSecurity(CharSequence text, int start, int end) {
    return end - start == 11 && SOCIAL_SECURITY.matcher(text.subSequence(start, end)).matches();
  }
}

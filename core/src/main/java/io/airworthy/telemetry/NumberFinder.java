package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds payment cards and telephone numbers among runs of digits and single separators.
///
/// A card has 12 to 19 digits, a first digit in use, and passes Luhn (ISO/IEC 7812). A telephone
/// number either opens with `+`, `00` or a bracketed area code, or is ten digits or more in groups,
/// or a national number with a leading zero; dates, times, decimals, amounts and single long
/// numbers are none.
final class NumberFinder {
  private static final String SEPARATORS = " -.()/";
  private static final int LONGEST = 40;
  private static final Pattern SOCIAL_SECURITY =
      Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}");

  private NumberFinder() {}

  static void addKinds(CharSequence text, Set<PersonalDataKind> kinds) {
    int at = 0;
    while (at < text.length()) {
      if (opens(text, at)) {
        int end = end(text, at);
        classify(text, at, end, kinds);
        at = end + 1;
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

  private static void classify(CharSequence text, int start, int end, Set<PersonalDataKind> kinds) {
    boolean wordAfter =
        end < text.length()
            && (PersonalDataFinder.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ':');
    DigitRun run = DigitRun.of(text, start, end);
    if (run.digits() < 7 || (wordAfter && !followsExtension(text, end))) {
      return;
    }
    if (isSocialSecurity(text, start, end)) {
      kinds.add(PersonalDataKind.SSN);
    } else if (run.isCard()) {
      kinds.add(PersonalDataKind.CARD);
    } else if (run.isPhone()) {
      kinds.add(PersonalDataKind.PHONE);
    }
  }

  /// Three, two and four digits behind dashes; areas 000, 666 and from 900 on,
  /// groups 00 and serials 0000 are never given out.
  private static boolean isSocialSecurity(CharSequence text, int start, int end) {
    return end - start == 11 && SOCIAL_SECURITY.matcher(text.subSequence(start, end)).matches();
  }

  private static boolean followsExtension(CharSequence text, int end) {
    return (text.charAt(end) | 32) == 'x'
        && end + 1 < text.length()
        && PersonalDataFinder.isDigit(text.charAt(end + 1));
  }
}

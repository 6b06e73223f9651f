package io.airworthy.telemetry;

import java.util.regex.Pattern;

/// A run of digits with its groups: enough to tell a card from a telephone number from neither.
///
/// @param digits how many digits
/// @param groups how many groups the separators make
/// @param longestGroup digits of the longest group
/// @param shortestGroup digits of the shortest group
/// @param opening how it begins
/// @param luhn whether the check digit of ISO/IEC 7812 fits
/// @param first the first digit
/// @param other whether it reads as a date, a year beside a number, or a decimal
record DigitRun(
    int digits,
    int groups,
    int longestGroup,
    int shortestGroup,
    Opening opening,
    boolean luhn,
    int first,
    boolean other) {

  private static final Pattern SEPARATED_DATE =
      Pattern.compile(
          "\\d{4}[-./]\\d{1,2}[-./]\\d{1,2}.?|\\d{1,2}[-./]\\d{1,2}[-./](19|20)\\d{2}.*");
  private static final Pattern SPACED_DATE =
      Pattern.compile("(19|20)\\d{2} [01]?\\d [0-3]?\\d|[0-3]?\\d [0-3]?\\d (19|20)\\d{2}");
  private static final Pattern COMPACT_DATE = Pattern.compile("(19|20)\\d{6}");
  private static final Pattern YEARS = Pattern.compile("(19|20)\\d{2}[-./ ]{1,2}(19|20)\\d{2}");
  private static final Pattern NUMBER_AND_YEAR = Pattern.compile("[^(]+\\((1[89]|20)\\d{2}");
  private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d?)\\.\\d+");

  /// How a run begins.
  enum Opening {
    /// `+` or `00`: an international number.
    INTERNATIONAL,
    /// `(`: an area code.
    BRACKET,
    /// A zero: a national number.
    ZERO,
    /// Another digit.
    PLAIN
  }

  static DigitRun of(CharSequence text, int start, int end) {
    StringBuilder all = new StringBuilder();
    int groups = 0;
    int group = 0;
    int longest = 0;
    int shortest = Integer.MAX_VALUE;
    for (int i = start; i <= end; i++) {
      boolean digit = i < end && PersonalDataFinder.isDigit(text.charAt(i));
      if (digit) {
        all.append(text.charAt(i));
        group++;
      } else if (group > 0) {
        groups++;
        longest = Math.max(longest, group);
        shortest = Math.min(shortest, group);
        group = 0;
      }
    }
    int first = all.isEmpty() ? 0 : all.charAt(0) - '0';
    Opening opening = opening(text.charAt(start), all);
    return new DigitRun(
        all.length(),
        groups,
        longest,
        shortest,
        opening,
        luhn(all),
        first,
        isDate(text, start, end) || isOther(text.subSequence(start, end)));
  }

  boolean isCard() {
    return digits >= 12
        && digits <= 19
        && luhn
        && first >= 2
        && first <= 6
        && opening == Opening.PLAIN;
  }

  boolean isPhone() {
    if (digits > 15 || other) {
      return false;
    }
    return switch (opening) {
      case INTERNATIONAL -> digits >= 8;
      case BRACKET -> digits >= 7;
      case ZERO -> digits >= 9 && digits <= 12;
      case PLAIN -> plainPhone();
    };
  }

  private boolean plainPhone() {
    return switch (groups) {
      case 1 -> digits == 10 && first >= 2;
      case 2 -> (digits == 7 && shortestGroup == 3) || digits == 8 || digits == 10;
      case 3, 4, 5 -> digits >= 8 && longestGroup <= 5 && (digits > 8 || shortestGroup >= 2);
      default -> false;
    };
  }

  private static Opening opening(char c, StringBuilder digits) {
    if (c == '+' || digits.indexOf("00") == 0) {
      return Opening.INTERNATIONAL;
    }
    if (c == '(') {
      return Opening.BRACKET;
    }
    return digits.indexOf("0") == 0 ? Opening.ZERO : Opening.PLAIN;
  }

  private static boolean luhn(CharSequence digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static boolean isOther(CharSequence run) {
    return SPACED_DATE.matcher(run).matches()
        || YEARS.matcher(run).matches()
        || NUMBER_AND_YEAR.matcher(run).matches()
        || DECIMAL.matcher(run).matches();
  }

  /// `2026-01-31`, `31.01.2026`, `1/31/2026` and their like, perhaps with an hour behind.
  private static boolean isDate(CharSequence text, int start, int end) {
    CharSequence run = text.subSequence(start, Math.min(end, start + 10));
    return SEPARATED_DATE.matcher(run).matches()
        || (end - start == 8 && COMPACT_DATE.matcher(run).matches());
  }
}

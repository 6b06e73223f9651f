package io.airworthy.telemetry;

/// Which patterns a text may hold at all, by one scan of its characters.
///
/// @param email an `@` and a dot
/// @param url a dot inside a word
/// @param ip four digits and three dots behind digits, or two colons inside words
/// @param number seven digits
/// @param date four digits
record PatternClues(boolean email, boolean url, boolean ip, boolean number, boolean date) {
  private static final int SHORTEST_NUMBER = 7;
  private static final int SHORTEST_DATE = 4;

  static PatternClues of(CharSequence text) {
    int digits = 0;
    int at = 0;
    int dots = 0;
    int dotsInside = 0;
    int dotsBehindDigits = 0;
    int colonsInside = 0;
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (PersonalDataFinder.isDigit(c)) {
        digits++;
      } else if (c == '@') {
        at++;
      } else if (c == '.') {
        dots++;
        dotsBehindDigits += PersonalDataFinder.isDigit(before) ? 1 : 0;
        dotsInside += isInside(text, i) ? 1 : 0;
      } else if (c == ':') {
        colonsInside += before == ':' || PersonalDataFinder.isLetterOrDigit(before) ? 1 : 0;
      }
      before = c;
    }
    return new PatternClues(
        at > 0 && dots > 0,
        dotsInside > 0,
        (dotsBehindDigits >= 3 && digits >= 4) || colonsInside >= 2,
        digits >= SHORTEST_NUMBER,
        digits >= SHORTEST_DATE);
  }

  /// Whether letters stand on both sides, or at least behind.
  private static boolean isInside(CharSequence text, int dot) {
    return dot > 0
        && dot + 1 < text.length()
        && (text.charAt(dot + 1) | 32) >= 'a'
        && (text.charAt(dot + 1) | 32) <= 'z'
        && PersonalDataFinder.isLetterOrDigit(text.charAt(dot - 1));
  }

  /// Whether there is anything to look for but a date.
  boolean anyButDate() {
    return email || url || ip || number;
  }
}

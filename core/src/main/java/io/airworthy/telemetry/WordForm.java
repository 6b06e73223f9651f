package io.airworthy.telemetry;

/// How a word is written.
enum WordForm {
  /// In small letters, or in a script that has no others.
  LOWER,
  /// With one capital letter, the first, or one more behind an apostrophe.
  CAPITALIZED,
  /// In capital letters.
  UPPER,
  /// With capital letters inside.
  MIXED,
  /// In digits.
  NUMBER,
  /// In digits and letters.
  ALPHANUMERIC;

  private static final WordForm[] ALL = values();

  static WordForm of(int ordinal) {
    return ALL[ordinal];
  }

  /// How the characters from `start` to before `end` are written.
  static WordForm of(String text, int start, int end) {
    int upper = 0;
    int digits = 0;
    boolean behindApostrophe = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digits += PersonalDataFinder.isDigit(c) ? 1 : 0;
      upper += !behindApostrophe && isUpper(c) ? 1 : 0;
      behindApostrophe = c == '\'' || c == '\u2019';
    }
    if (digits > 0) {
      return digits == end - start ? NUMBER : ALPHANUMERIC;
    }
    if (upper == 0) {
      return LOWER;
    }
    if (upper == 1 && isUpper(text.charAt(start))) {
      return CAPITALIZED;
    }
    return upper >= end - start - 1 ? UPPER : MIXED;
  }

  boolean hasDigits() {
    return this == NUMBER || this == ALPHANUMERIC;
  }

  boolean isCapitalized() {
    return this == CAPITALIZED || this == UPPER || this == MIXED;
  }

  private static boolean isUpper(char c) {
    return c < 128 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }
}

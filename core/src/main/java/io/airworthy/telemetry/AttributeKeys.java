package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.Optional;

/// Tells attribute keys that may be named from those that may hold what somebody said.
final class AttributeKeys {
  static final String UNPRINTABLE = "(unprintable)";
  static final String OTHERS = "(others)";
  private static final int LONGEST = 80;
  private static final int LONGEST_NUMBER = 5;

  private AttributeKeys() {}

  /// The key itself when it looks like one: a letter, then letters, digits, dots, dashes and
  /// underscores, at most 80 in all, without a long number; otherwise `(unprintable)`.
  static String printable(String key) {
    return looksLikeKey(key) ? key : UNPRINTABLE;
  }

  /// The key as an identifier; empty for one that may not be named.
  static Optional<Identifier> identifier(String key) {
    return Identifier.parse(key);
  }

  private static boolean looksLikeKey(String key) {
    if (key.isEmpty() || key.length() > LONGEST || !isLetter(key.charAt(0))) {
      return false;
    }
    int number = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      number = PersonalDataFinder.isDigit(c) ? number + 1 : 0;
      boolean allowed = isLetter(c) || number > 0 || c == '.' || c == '_' || c == '-';
      if (!allowed || number > LONGEST_NUMBER) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }
}

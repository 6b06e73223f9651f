package io.airworthy.telemetry;

import java.util.Arrays;

/// What a character is to a word: whether it belongs to one, its small letter and its trait, which
/// are packed into one integer so that a table answers for most texts.
final class Letters {
  /// A small letter.
  static final int SMALL = 1;

  /// A capital letter.
  static final int CAPITAL = 2;

  /// A digit from 0 to 9.
  static final int DIGIT = 4;

  /// Any other: a letter of a script without capitals, a mark, a digit of another script.
  static final int OTHER = 8;

  private static final int PARTS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER;

  private static final int[] LATIN = new int[256];

  static {
    Arrays.setAll(LATIN, c -> look((char) c));
  }

  private Letters() {}

  /// The letter that the character is: 0 when it is part of no word, negative when it is a word by
  /// itself.
  static int of(char c) {
    return c < LATIN.length ? LATIN[c] : look(c);
  }

  /// The small letter of one that is part of a word.
  static char small(int letter) {
    return (char) letter;
  }

  /// Its trait.
  static int trait(int letter) {
    return letter >>> Character.SIZE;
  }

  /// Whether it is of a script written without spaces.
  static boolean isIdeograph(char c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
  }

  private static int look(char c) {
    int type = Character.getType(c);
    if ((PARTS >>> type & 1) == 0) {
      return 0;
    }
    int letter = trait(c, type) << Character.SIZE | Character.toLowerCase(c);
    return isIdeograph(c) ? -letter : letter;
  }

  private static int trait(char c, int type) {
    return switch (type) {
      case Character.LOWERCASE_LETTER -> SMALL;
      case Character.UPPERCASE_LETTER -> CAPITAL;
      default -> PersonalDataFinder.isDigit(c) ? DIGIT : OTHER;
    };
  }
}

package io.airworthy.telemetry;

/// What stands between two words; of several things the last one here counts.
enum WordGap {
  /// Spaces, perhaps behind the stop of an abbreviation.
  SPACE,
  /// One hyphen.
  HYPHEN,
  /// An ampersand, perhaps with spaces.
  AMPERSAND,
  /// A comma.
  COMMA,
  /// The end of a line.
  LINE,
  /// The end of a sentence, or the beginning of the text.
  SENTENCE,
  /// Quotes, brackets, colons and anything else.
  OTHER;

  /// What a character between two words makes of it.
  static WordGap of(char c, boolean alone) {
    return switch (c) {
      case ' ', '\t', '\u00A0' -> SPACE;
      case '-' -> alone ? HYPHEN : OTHER;
      case '&' -> AMPERSAND;
      case ',' -> COMMA;
      case '\n', '\r' -> LINE;
      case '.', '!', '?' -> SENTENCE;
      default -> OTHER;
    };
  }

  /// Whether what follows may begin with a capital letter for that reason alone.
  boolean opens() {
    return this == LINE || this == SENTENCE || this == OTHER;
  }
}

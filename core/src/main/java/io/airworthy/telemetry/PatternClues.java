package io.airworthy.telemetry;

/// Which patterns a text may hold at all, by one scan of what is between its words, and of words
/// with digits.
final class PatternClues {
  private static final int FEWEST_DIGITS = 7;
  private static final int LONGEST_STEP = 3;
  private static final int YEAR = 4;

  private final String text;
  private int at;
  private int dots;
  private int dotsInside;
  private int dotsBehindDigits;
  private int colonsInside;
  private int digits;
  private int lastDigit = -LONGEST_STEP - 1;
  private int row;
  private int longestRow;
  private int chain;
  private int longestChain;
  private int separated;
  private int codes;

  private PatternClues(String text) {
    this.text = text;
  }

  static PatternClues of(String text, Words words) {
    PatternClues clues = new PatternClues(text);
    int seen = 0;
    for (int i = 0; i < words.count(); i++) {
      clues.look(seen, words.hasDigits(i) ? words.end(i) : words.start(i));
      seen = words.end(i);
    }
    clues.look(seen, text.length());
    return clues;
  }

  private void look(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != ' ') {
        look(i, c);
      }
    }
  }

  private void look(int i, char c) {
    if (PersonalDataFinder.isDigit(c)) {
      lookAtDigit(i);
    } else if (c == '@') {
      at++;
    } else if (c == '.') {
      dots++;
      dotsBehindDigits += isDigit(i - 1) ? 1 : 0;
      dotsInside += isLetter(i + 1) && isLetterOrDigit(i - 1) ? 1 : 0;
    } else if (c == ':') {
      colonsInside += isLetterOrDigit(i - 1) || charAt(i - 1) == ':' ? 1 : 0;
    }
  }

  private void lookAtDigit(int i) {
    int step = i - lastDigit;
    digits++;
    row = step == 1 ? row + 1 : 1;
    longestRow = Math.max(longestRow, row);
    chain = step <= LONGEST_STEP ? chain + 1 : 1;
    longestChain = Math.max(longestChain, chain);
    separated += step == 2 && "./-".indexOf(text.charAt(i - 1)) >= 0 ? 1 : 0;
    codes += row == 2 && isLetter(i - 2) && isLetter(i - 3) ? 1 : 0;
    lastDigit = i;
  }

  /// An `@` and a dot.
  boolean email() {
    return at > 0 && dots > 0;
  }

  /// A dot inside a word.
  boolean url() {
    return dotsInside > 0;
  }

  /// Four digits and three dots behind digits, or two colons inside words.
  boolean ip() {
    return (dotsBehindDigits >= 3 && digits >= 4) || colonsInside >= 2;
  }

  /// Two letters before two digits, as the country's code and the check digits are, and seven
  /// digits.
  boolean iban() {
    return codes > 0 && digits >= FEWEST_DIGITS;
  }

  /// Seven digits with at most two characters between one and the next.
  boolean number() {
    return longestChain >= FEWEST_DIGITS;
  }

  /// Four digits in a row, or single separators before two digits.
  boolean date() {
    return longestRow >= YEAR || separated >= 2;
  }

  /// Whether there is anything to look for but a date.
  boolean anyButDate() {
    return email() || url() || ip() || iban() || number();
  }

  private char charAt(int i) {
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  private boolean isDigit(int i) {
    return PersonalDataFinder.isDigit(charAt(i));
  }

  private boolean isLetter(int i) {
    return (charAt(i) | 32) >= 'a' && (charAt(i) | 32) <= 'z';
  }

  private boolean isLetterOrDigit(int i) {
    return PersonalDataFinder.isLetterOrDigit(charAt(i));
  }
}

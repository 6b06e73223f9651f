package io.airworthy.telemetry;

/// Knows an English word that the list has without its ending: `-s`, `-es`, `-d`, `-ed`, `-ing` or
/// `-ly`.
final class WordStems {
  private static final int SHORTEST = 3;

  private WordStems() {}

  /// The mark of a rarer word when the rest is a word, otherwise 0.
  static int marks(NameLexicon lexicon, CharSequence text, int start, int end) {
    int length = end - start;
    if (length <= SHORTEST) {
      return 0;
    }
    char last = Words.lower(text.charAt(end - 1));
    char before = Words.lower(text.charAt(end - 2));
    boolean word =
        switch (last) {
          case 's', 'd' ->
              isWord(lexicon, text, start, end - 1) || isWord(lexicon, text, start, end - 2);
          case 'g' -> before == 'n' && isWord(lexicon, text, start, end - 3);
          case 'y' -> before == 'l' && isWord(lexicon, text, start, end - 2);
          default -> false;
        };
    return word ? NameLexicon.RARER_WORD : 0;
  }

  private static boolean isWord(NameLexicon lexicon, CharSequence text, int start, int end) {
    return end - start >= SHORTEST
        && (lexicon.marks(Words.hash(text, start, end)) & NameLexicon.WORD) != 0;
  }
}

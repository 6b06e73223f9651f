package io.airworthy.telemetry;

/// Knows an English word that the list has without its ending: `-s`, `-es`, `-d`, `-ed`, `-ing` or
/// `-ly`.
final class WordStems {
  private static final int SHORTEST = 3;

  private WordStems() {}

  /// The mark of a rarer word when the rest is a word, otherwise 0.
  ///
  /// @param hash that of the characters from `start` to before `end`
  static int marks(NameLexicon lexicon, String text, int start, int end, long hash) {
    int most = end - start - SHORTEST;
    if (most < 1) {
      return 0;
    }
    char last = Words.lower(text.charAt(end - 1));
    char before = Words.lower(text.charAt(end - 2));
    boolean word =
        switch (last) {
          case 's', 'd' ->
              isWord(lexicon, Words.shorten(hash, text, end, 1))
                  || (most >= 2 && isWord(lexicon, Words.shorten(hash, text, end, 2)));
          case 'g' ->
              before == 'n' && most >= 3 && isWord(lexicon, Words.shorten(hash, text, end, 3));
          case 'y' ->
              before == 'l' && most >= 2 && isWord(lexicon, Words.shorten(hash, text, end, 2));
          default -> false;
        };
    return word ? NameLexicon.RARER_WORD : 0;
  }

  private static boolean isWord(NameLexicon lexicon, long hash) {
    return (lexicon.marks(hash) & NameLexicon.WORD) != 0;
  }
}

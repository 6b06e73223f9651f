package io.airworthy.telemetry;

import java.util.Arrays;

/// Tells words that end as names of streets do in languages that write them as one word.
final class StreetEndings {
  private static final String[] ENDINGS = {
    "straße", "strasse", "stasse", "str", "platz", "gasse", "allee", "weg", "ufer", "damm",
    "straat", "laan", "plein", "gracht", "dijk", "kade", "singel", "dreef", "gata", "gatan", "gatu",
    "vägen", "vagen", "vegen", "veien", "vei", "vej", "gade", "stræde", "vænget", "stræti", "vegur",
    "katu", "tie", "kuja", "polku", "tanya", "utca", "bakken", "stien", "toppen", "stigen", "gränd",
    "parken", "marken", "hof", "graben"
  };
  private static final int SHORTEST_STEM = 3;
  private static final String[][] BY_LAST_LETTER = new String[26][];

  static {
    Arrays.setAll(
        BY_LAST_LETTER,
        letter ->
            Arrays.stream(ENDINGS)
                .filter(ending -> ending.charAt(ending.length() - 1) == 'a' + letter)
                .toArray(String[]::new));
  }

  private StreetEndings() {}

  static boolean has(NameWords words, int word) {
    int length = words.length(word);
    if (length < 6 || words.has(word, NameLexicon.WORD)) {
      return false;
    }
    int last = Words.lower(words.charAt(words.end(word) - 1)) - 'a';
    if (last < 0 || last >= BY_LAST_LETTER.length) {
      return false;
    }
    for (String ending : BY_LAST_LETTER[last]) {
      if (length >= ending.length() + SHORTEST_STEM && endsWith(words, word, ending)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the word ends in `str` for street, which a stop follows.
  static boolean isShort(NameWords words, int word) {
    return words.length(word) >= 6
        && !words.has(word, NameLexicon.WORD)
        && endsWith(words, word, "str");
  }

  private static boolean endsWith(NameWords words, int word, String ending) {
    int from = words.end(word) - ending.length();
    for (int i = 0; i < ending.length(); i++) {
      if (Words.lower(words.charAt(from + i)) != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

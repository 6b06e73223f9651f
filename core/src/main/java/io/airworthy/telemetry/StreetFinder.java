package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.MONTH;
import static io.airworthy.telemetry.NameLexicon.OPENS_STREET;
import static io.airworthy.telemetry.NameLexicon.PARTICLE;
import static io.airworthy.telemetry.NameLexicon.STREET;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.UNIT;
import static io.airworthy.telemetry.NameLexicon.WORD;

/// Finds a street with its number: up to two numbers, up to six words of a name, perhaps a number.
///
/// A name counts when it opens, closes or ends as names of streets do and has a number, when
/// numbers stand on both sides of it, when a suite follows, or when it has no number and closes
/// with a street word of four letters or more in capitals.
final class StreetFinder {
  /// How many words the name of a street may have.
  static final int LONGEST = 6;

  private static final int MOST_NUMBERS = 2;
  private static final int LONGEST_NUMBER = 5;
  private static final int SHORTEST_CLOSING = 3;

  private final NameWords words;

  StreetFinder(NameWords words) {
    this.words = words;
  }

  /// Whether the word is a number before a name, or ends as a street does: there is none without
  /// such a word or one that the lists mark.
  boolean isSign(int word) {
    return isNumber(word)
        ? words.isSpaced(word + 1) && isPart(word + 1)
        : !words.has(word, WORD) && isPart(word) && StreetEndings.has(words, word);
  }

  /// Where the street that begins here ends, here itself when none does.
  int end(int at) {
    int name = at;
    while (name - at < MOST_NUMBERS && isNumber(name) && (name == at || words.isSpaced(name))) {
      name++;
    }
    boolean numbered = name > at;
    boolean opens = numbered ? words.isSpaced(name) : mayOpen(name);
    return opens ? nameEnd(at, name) : at;
  }

  private boolean mayOpen(int word) {
    if (!words.isWrittenAsName(word)) {
      return false;
    }
    boolean inSentence = words.isSpaced(word) && !words.isLowerCase();
    return inSentence || !words.has(word, TOP_WORD) || words.has(word, OPENS_STREET);
  }

  /// Where the name and what follows it end, `at` when it is none.
  private int nameEnd(int at, int name) {
    boolean numbered = name > at;
    boolean street = words.has(name, OPENS_STREET);
    int best = at;
    for (int i = name; i < name + LONGEST && isPart(i) && (i == name || words.isJoined(i)); i++) {
      boolean ordinal = i > at && words.form(i - 1) == WordForm.ALPHANUMERIC;
      boolean closing = (i > name || ordinal) && closes(i, numbered);
      boolean ending = StreetEndings.has(words, i);
      street |= closing || ending;
      if (closing || (ending && numbered) || (numbered && isUnit(i + 1))) {
        best = i + 1;
      }
      if (isNumber(i + 1) && words.isSpaced(i + 1) && (street || numbered)) {
        return i + 2;
      }
      boolean last = !isPart(i + 1) || !words.isJoined(i + 1);
      if (numbered && street && last && i > name) {
        best = i + 1;
      }
    }
    return best;
  }

  private boolean closes(int word, boolean numbered) {
    return words.has(word, STREET)
        && (numbered || (words.isCapitalized(word) && words.length(word) > SHORTEST_CLOSING));
  }

  private boolean isUnit(int word) {
    WordGap gap = words.gap(word);
    return words.has(word, UNIT)
        && words.hasDigits(word + 1)
        && (gap == WordGap.SPACE || gap == WordGap.COMMA || gap == WordGap.LINE);
  }

  /// Whether the word may belong to a street's name.
  boolean isPart(int word) {
    if (!words.exists(word) || words.isTaken(word) || words.has(word, MONTH | UNIT)) {
      return false;
    }
    if (words.has(word, STREET | OPENS_STREET | PARTICLE) || words.isCapitalized(word)) {
      return true;
    }
    if (words.hasDigits(word)) {
      return false;
    }
    return words.isLowerCase()
        ? !words.has(word, TOP_WORD)
        : words.isEnglish() && !words.has(word, WORD);
  }

  /// Whether the word is a number as houses have: up to five characters, a digit first.
  boolean isNumber(int word) {
    return words.hasDigits(word)
        && !words.isTaken(word)
        && words.length(word) <= LONGEST_NUMBER
        && PersonalDataFinder.isDigit(words.charAt(words.start(word)));
  }
}

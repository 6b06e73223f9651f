package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.AFTER_COMPANY;
import static io.airworthy.telemetry.NameLexicon.CLOSES_COMPANY;
import static io.airworthy.telemetry.NameLexicon.PARTICLE;
import static io.airworthy.telemetry.NameLexicon.PERSON;
import static io.airworthy.telemetry.NameLexicon.THE;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.WORD;

/// Finds names of organizations by the word that closes them, such as `Ltd` or `Bank`, or by `the`
/// before and a word such as `office` behind.
final class CompanyFinder {
  private static final int LONGEST = 6;

  private final NameWords words;

  CompanyFinder(NameWords words) {
    this.words = words;
  }

  /// Where the name that begins here ends, here itself when none does.
  int end(int at) {
    boolean the = words.has(at - 1, THE) && words.isSpaced(at);
    if (!words.haveAny(the ? CLOSES_COMPANY | AFTER_COMPANY : CLOSES_COMPANY) || !opens(at)) {
      return at;
    }
    for (int i = at + 1; i < at + LONGEST && isJoined(i); i++) {
      if (closes(i)) {
        return closes(i + 1) && isJoined(i + 1) ? i + 2 : i + 1;
      }
      if (the && words.has(i, AFTER_COMPANY) && words.form(i) == WordForm.LOWER) {
        return i;
      }
      if (!isPart(i)) {
        return at;
      }
    }
    return at;
  }

  private boolean opens(int at) {
    boolean common = words.has(at, TOP_WORD) && !words.has(at, PERSON);
    return words.isCapitalized(at)
        ? !common || words.gap(at) != WordGap.SENTENCE
        : !common && words.isWrittenAsName(at);
  }

  private boolean isJoined(int word) {
    return words.isJoined(word) || (words.gap(word) == WordGap.AMPERSAND && !words.isTaken(word));
  }

  private boolean closes(int word) {
    return words.has(word, CLOSES_COMPANY)
        && (words.isCapitalized(word) || (words.isWrittenAsName(word) && !words.has(word, WORD)));
  }

  private boolean isPart(int word) {
    return words.isCapitalized(word)
        || words.has(word, PARTICLE)
        || words.isAnd(word)
        || (words.isWrittenAsName(word) && words.has(word, PERSON));
  }
}

package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.LICENSE;

import io.airworthy.PersonalDataKind;

/// Finds numbers of driver's licences: letters and digits, five digits at least, within six words
/// behind the words that name the licence.
final class LicenseFinder {
  private static final int FARTHEST = 6;
  private static final int FEWEST_DIGITS = 5;
  private static final int LONGEST = 16;
  private static final int SHORTEST_COMPOUND = 9;
  private static final String DRIVING = "driv";

  private LicenseFinder() {}

  /// Tells of every licence number among the words.
  static void find(NameWords words, PersonalDataListener listener) {
    for (int i = 0; i < words.count(); i++) {
      if (words.has(i, LICENSE) && isForDriving(words, i)) {
        takeBehind(words, i, listener);
      }
    }
  }

  private static boolean isForDriving(NameWords words, int word) {
    if (words.length(word) >= SHORTEST_COMPOUND) {
      return true;
    }
    boolean driving = word > 0 && words.length(word - 1) > DRIVING.length();
    for (int i = 0; driving && i < DRIVING.length(); i++) {
      char c = Words.lower(words.charAt(words.start(word - 1) + i));
      driving = c == DRIVING.charAt(i);
    }
    return driving;
  }

  private static void takeBehind(NameWords words, int word, PersonalDataListener listener) {
    for (int i = word + 1; words.exists(i) && i <= word + FARTHEST; i++) {
      if (!words.isTaken(i) && isNumber(words, i)) {
        listener.found(PersonalDataKind.LICENSE, words.start(i), words.end(i));
        return;
      }
    }
  }

  private static boolean isNumber(NameWords words, int word) {
    int digits = 0;
    for (int i = words.start(word); i < words.end(word); i++) {
      digits += PersonalDataFinder.isDigit(words.charAt(i)) ? 1 : 0;
    }
    return digits >= FEWEST_DIGITS && words.length(word) <= LONGEST;
  }
}

package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds calendar dates with day, month and year, the month in figures or by name, perhaps with the
/// time of day behind it.
final class DateFinder {
  private static final String TIME =
      "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z| ?[AaPp][Mm]\\b)?)?";
  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(?:0?[1-9]|1[0-2])";
  private static final String YEAR = "(?:1[89]|20)\\d{2}";
  private static final String NAME =
      "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
          + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni"
          + "|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre"
          + "|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre"
          + "|octubre|noviembre|diciembre)\\.?";
  private static final String END = "(?![\\d/-])(?!\\.\\d)";
  private static final Pattern FIGURES =
      Pattern.compile(
          "(?:"
              + (YEAR + "([-/.])" + MONTH + "\\1" + DAY + TIME)
              + ("|" + DAY + "([-/.])" + DAY + "\\2(?:" + YEAR + "|\\d{2})" + TIME)
              + ")"
              + END);
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:"
              + (NAME + "[ -]" + DAY + "(?:st|nd|rd|th)?,? ?[ -]?" + YEAR)
              + ("|" + DAY + "(?:st|nd|rd|th|\\.)?(?: of| de)?[ -]" + NAME)
              + ("(?: de)?,?[ -]" + YEAR + ")")
              + END,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private DateFinder() {}

  /// Tells of every date that begins with one of the words.
  static void find(String text, NameWords words, PersonalDataListener listener) {
    Matcher figures = FIGURES.matcher(text);
    Matcher names = NAMED.matcher(text);
    for (int i = 0; i < words.count(); i++) {
      boolean number = words.hasDigits(i);
      if (words.isTaken(i) || !(number || words.has(i, NameLexicon.MONTH))) {
        continue;
      }
      int start = words.start(i);
      boolean inside = start > 0 && "./-".indexOf(text.charAt(start - 1)) >= 0;
      if (number
          && !inside
          && isSeparated(words, i)
          && figures.region(start, text.length()).lookingAt()) {
        listener.found(PersonalDataKind.DATE, start, figures.end());
      } else if (nearMonth(words, i) && !inside && names.region(start, text.length()).lookingAt()) {
        listener.found(PersonalDataKind.DATE, start, names.end());
      }
    }
  }

  /// Whether the next word follows behind one character, as the month does in figures.
  private static boolean isSeparated(NameWords words, int word) {
    return words.exists(word + 1)
        && words.start(word + 1) - words.end(word) == 1
        && "./-".indexOf(words.charAt(words.end(word))) >= 0;
  }

  private static boolean nearMonth(NameWords words, int word) {
    return words.has(word, NameLexicon.MONTH)
        || words.has(word + 1, NameLexicon.MONTH)
        || words.has(word + 2, NameLexicon.MONTH);
  }
}

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
  private static final Pattern DATE =
      Pattern.compile(
          ("(?<![\\d./-])(?:"
              + (YEAR + "([-/.])" + MONTH + "\\1" + DAY + TIME)
              + ("|" + DAY + "([-/.])" + DAY + "\\2(?:" + YEAR + "|\\d{2})" + TIME)
              + ("|" + NAME + "[ -]" + DAY + "(?:st|nd|rd|th)?,? ?[ -]?" + YEAR)
              + ("|"
                  + DAY
                  + "(?:st|nd|rd|th|\\.)?(?: of| de)?[ -]"
                  + NAME
                  + "(?: de)?,?[ -]"
                  + YEAR)
              + ")(?![\\d/-])(?!\\.\\d)"),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  static final int FEWEST_DIGITS = 4;

  private DateFinder() {}

  /// Masks every date in the text and tells of it.
  static void take(StringBuilder text, PersonalDataListener listener) {
    Matcher dates = DATE.matcher(text.toString());
    while (dates.find()) {
      PersonalDataFinder.mask(text, dates.start(), dates.end());
      listener.found(PersonalDataKind.DATE, dates.start(), dates.end());
    }
  }
}

package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds web addresses: those with a scheme or `www.`, and names under the commonest top-level
/// domains.
final class UrlFinder {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?<![\\w@.-])(?:(?:https?|ftp)://[^\\s\"'<>\\[\\]{}|^`]+"
              + "|www\\.[a-z0-9-]+\\.[^\\s\"'<>\\[\\]{}|^`]+"
              + "|(?:[a-z0-9][a-z0-9-]{0,62}\\.){1,9}(?:com|org|net|edu|gov|info|biz)\\b"
              + "(?:/[^\\s\"'<>\\[\\]{}|^`]*)?)");
  private static final String CLOSING = ".,;:!?)";

  private UrlFinder() {}

  /// Masks every web address in the text and tells of it.
  static void take(StringBuilder text, PersonalDataListener listener) {
    Matcher addresses = ADDRESS.matcher(text.toString());
    while (addresses.find()) {
      int end = addresses.end();
      while (CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      PersonalDataFinder.mask(text, addresses.start(), end);
      listener.found(PersonalDataKind.URL, addresses.start(), end);
    }
  }
}

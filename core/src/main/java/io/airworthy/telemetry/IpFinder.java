package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;
import org.apache.commons.validator.routines.InetAddressValidator;

/// Finds IPv4 and IPv6 addresses: runs of hexadecimal digits, dots and colons, settled by their
/// grammar. A run with letters around it (a time, a version, a namespace) is not one.
final class IpFinder {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 45;
  private static final InetAddressValidator GRAMMAR = InetAddressValidator.getInstance();

  private IpFinder() {}

  /// Masks every address in the text and tells of it.
  static void take(StringBuilder text, PersonalDataListener listener) {
    int at = 0;
    while (at < text.length()) {
      if (!isPart(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      int last = addressEnd(text, at, end);
      if (last > at) {
        PersonalDataFinder.mask(text, at, last);
        listener.found(PersonalDataKind.IP, at, last);
      }
      at = end + 1;
    }
  }

  /// Where the address that fills a run ends, stops behind it left out; the start itself when the
  /// run is none.
  private static int addressEnd(CharSequence text, int start, int end) {
    boolean wordBefore = start > 0 && PersonalDataFinder.isLetterOrDigit(text.charAt(start - 1));
    boolean wordAfter = end < text.length() && PersonalDataFinder.isLetterOrDigit(text.charAt(end));
    int last = end;
    while (last > start && isStop(text.charAt(last - 1)) && !endsInGap(text, last)) {
      last--;
    }
    if (wordBefore || wordAfter || last - start < SHORTEST || last - start > LONGEST) {
      return start;
    }
    String candidate = text.subSequence(start, last).toString();
    boolean valid =
        candidate.indexOf(':') >= 0
            ? GRAMMAR.isValidInet6Address(candidate)
            : GRAMMAR.isValidInet4Address(candidate);
    return valid ? last : start;
  }

  private static boolean endsInGap(CharSequence text, int end) {
    return end >= 2 && text.charAt(end - 1) == ':' && text.charAt(end - 2) == ':';
  }

  private static boolean isStop(char c) {
    return c == '.' || c == ':';
  }

  private static boolean isPart(char c) {
    return PersonalDataFinder.isDigit(c) || isStop(c) || ((c | 32) >= 'a' && (c | 32) <= 'f');
  }
}

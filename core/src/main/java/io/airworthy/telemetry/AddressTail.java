package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.INSIDE_PLACE;
import static io.airworthy.telemetry.NameLexicon.PARTICLE;
import static io.airworthy.telemetry.NameLexicon.PERSON;
import static io.airworthy.telemetry.NameLexicon.POST;
import static io.airworthy.telemetry.NameLexicon.STREET;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.UNIT;
import static io.airworthy.telemetry.NameLexicon.WORD;

/// What follows the street of an address, piece by piece: a suite, a postal code, a region's short
/// name, a city or country.
final class AddressTail {
  private static final int LONGEST_PLACE = 6;
  private static final int LONGEST_REGION = 3;
  private static final int SHORTEST_CODE = 4;
  private static final int LONGEST_CODE = 6;
  private static final int LONGEST_DISTRICT = 2;
  private static final int MOST_PARTICLES = 2;

  private final NameWords words;

  AddressTail(NameWords words) {
    this.words = words;
  }

  /// Where one more piece that begins here ends, here itself when none does.
  int piece(int at) {
    WordGap gap = words.gap(at);
    if (gap == WordGap.SENTENCE || gap == WordGap.OTHER || words.isTaken(at)) {
      return at;
    }
    if (words.has(at, UNIT)) {
      return isUnitNumber(at + 1) ? at + 2 : at;
    }
    int length = words.length(at);
    return switch (words.form(at)) {
      case NUMBER -> isCode(length) || isDistrict(at) ? at + 1 : at;
      case ALPHANUMERIC -> length <= SHORTEST_CODE ? at + 1 : at;
      case UPPER -> length <= LONGEST_REGION ? at + 1 : place(at);
      case CAPITALIZED, MIXED, LOWER -> words.has(at, POST) ? at + 1 : place(at);
    };
  }

  private static boolean isCode(int length) {
    return length >= SHORTEST_CODE && length <= LONGEST_CODE;
  }

  /// The number of a city's district, such as `Praha 4`.
  private boolean isDistrict(int word) {
    WordGap behind = words.gap(word + 1);
    return words.length(word) <= LONGEST_DISTRICT
        && words.isSpaced(word)
        && words.isCapitalized(word - 1)
        && (behind == WordGap.COMMA || behind == WordGap.LINE);
  }

  private boolean isUnitNumber(int word) {
    return words.isSpaced(word) && (words.hasDigits(word) || words.length(word) == 1);
  }

  /// Where the name of a place ends, listed or not.
  private int place(int at) {
    int listed = words.isWrittenAsName(at) ? words.placeLength(at) : 0;
    if (listed == 0 && !isPart(at)) {
      return at;
    }
    int end = at + Math.max(1, listed);
    int next = extension(end);
    while (next > end && next - at <= LONGEST_PLACE) {
      end = next;
      next = extension(end);
    }
    return end;
  }

  private int extension(int at) {
    int part = at;
    while (words.has(part, PARTICLE | INSIDE_PLACE)
        && words.isJoined(part)
        && part - at < MOST_PARTICLES) {
      part++;
    }
    return words.exists(part) && words.isJoined(part) && (isPart(part) || isName(part))
        ? part + 1
        : at;
  }

  private boolean isName(int word) {
    return words.isCapitalized(word) && !words.has(word, UNIT);
  }

  private boolean isPart(int word) {
    if (words.hasDigits(word) || words.has(word, UNIT)) {
      return false;
    }
    if (words.isCapitalized(word)) {
      return !words.has(word, TOP_WORD) || words.has(word, PERSON | PARTICLE | STREET);
    }
    return words.isWrittenAsName(word)
        && words.length(word) > 1
        && (!words.has(word, WORD) || words.has(word, PERSON | PARTICLE));
  }
}

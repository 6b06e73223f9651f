package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.CORNER;
import static io.airworthy.telemetry.NameLexicon.OPENS_STREET;
import static io.airworthy.telemetry.NameLexicon.PERSON;
import static io.airworthy.telemetry.NameLexicon.POST;
import static io.airworthy.telemetry.NameLexicon.STREET;
import static io.airworthy.telemetry.NameLexicon.THE;
import static io.airworthy.telemetry.NameLexicon.UNIT;
import static io.airworthy.telemetry.NameLexicon.WORD;

import io.airworthy.PersonalDataKind;

/// Finds postal addresses: a street with its number, a crossing, a post box or an army post office,
/// and behind it the suite, the city, the region, the country and the postal code.
final class AddressFinder {
  private static final int OPENING = POST | UNIT | THE | CORNER | OPENS_STREET;
  private static final int SIGN = STREET | OPENS_STREET | POST | UNIT | CORNER;
  private static final int LONGEST = 24;
  private static final int LONGEST_NAME = 3;
  private static final int LONGEST_SIDE = 6;

  // A name, `and`, and the words of a street.
  private static final int FARTHEST_SIGN = LONGEST_NAME + StreetFinder.LONGEST;

  private final NameWords words;
  private final StreetFinder streets;
  private final AddressTail tails;

  private AddressFinder(NameWords words) {
    this.words = words;
    this.streets = new StreetFinder(words);
    this.tails = new AddressTail(words);
  }

  /// Whether anything in the text could belong to an address.
  static boolean mayFind(NameWords words) {
    boolean street = words.haveAny(SIGN);
    return words.haveNumbers()
        ? street || words.haveCandidates()
        : street && words.haveCandidates();
  }

  /// Tells of every address among the words.
  static void find(NameWords words, PersonalDataListener listener) {
    AddressFinder finder = new AddressFinder(words);
    int at = 0;
    int sign = finder.sign(0);
    while (words.exists(sign)) {
      at = Math.max(at, sign - FARTHEST_SIGN);
      int end = words.isTaken(at) || finder.isOrdinary(at) ? at : finder.end(at);
      if (end > at) {
        listener.found(PersonalDataKind.ADDRESS, words.start(at), words.end(end - 1));
      }
      at = Math.max(at + 1, end);
      sign = sign < at ? finder.sign(at) : sign;
    }
  }

  /// The next word, from this one on, without which there is no address; behind the last one when
  /// there is none.
  private int sign(int from) {
    int at = from;
    while (words.exists(at) && !words.has(at, SIGN) && !streets.isSign(at)) {
      at++;
    }
    return at;
  }

  /// Whether no address can begin at the word: one in small letters that opens none, in a text that
  /// has capital letters.
  private boolean isOrdinary(int at) {
    return words.form(at) == WordForm.LOWER && !words.isLowerCase() && !words.has(at, OPENING);
  }

  /// Where the address that begins here ends, here itself when none does.
  private int end(int at) {
    int corner = corner(at);
    if (corner > at) {
      return corner;
    }
    int core = core(at);
    int end = core > at ? core : crossing(at);
    int next = end > at ? tails.piece(end) : end;
    while (next > end && next - at <= LONGEST) {
      end = next;
      next = tails.piece(end);
    }
    return end;
  }

  private int core(int at) {
    int first = streets.isNumber(at) && words.isSpaced(at + 1) ? at + 1 : at;
    int box = words.has(first, POST | UNIT) ? box(first) : first;
    return box > first ? box : streets.end(at);
  }

  /// `P.O. Box 101`, `PSC 7004`, `FPO AP 24796`, a ship and its post office, `Unit 1 Box 2`.
  private int box(int at) {
    boolean post = words.has(at, POST);
    if (post && words.length(at) > 2 && words.isNumber(at + 1) && words.isSpaced(at + 1)) {
      return at + 2;
    }
    if (post && words.isNumber(at + 2) && words.length(at + 1) == 2) {
      return at + 3;
    }
    for (int i = at + 1; i <= at + LONGEST_NAME && words.exists(i + 1); i++) {
      boolean unit = words.has(i, UNIT) && words.isNumber(i + 1);
      if (unit && (post ? i <= at + 2 : i == at + 2 && words.isNumber(at + 1))) {
        return i + 2;
      }
      if (post && words.has(i, POST) && words.length(i) > 2 && words.isNumber(i + 2)) {
        return i + 3;
      }
    }
    return at;
  }

  /// `the corner of A and B Street`.
  private int corner(int at) {
    int corner = words.has(at, THE) ? at + 1 : at;
    if (!words.has(corner, CORNER) || !words.isSpaced(corner + 1) || !words.isSpaced(corner + 2)) {
      return at;
    }
    int first = side(corner + 2);
    if (first == corner + 2 || !words.isAnd(first)) {
      return at;
    }
    int second = side(first + 1);
    return second > first + 1 ? second : at;
  }

  private int side(int at) {
    int core = core(at);
    int end = at;
    while (core == at && end < at + LONGEST_SIDE && streets.isPart(end) && !words.isAnd(end)) {
      end++;
    }
    return core > at ? core : streets.isNumber(end) ? end + 1 : end;
  }

  /// `A and B Street`, or a name and number before another street.
  private int crossing(int at) {
    boolean opens =
        words.isCapitalized(at)
            && words.gap(at) != WordGap.SENTENCE
            && (!words.has(at, WORD) || words.has(at, PERSON));
    int end = at + 1;
    while (opens && end < at + LONGEST_NAME && words.isJoined(end) && words.isCapitalized(end)) {
      end++;
    }
    if (!opens || !words.isSpaced(end) || !words.isSpaced(end + 1)) {
      return at;
    }
    if (words.isAnd(end)) {
      int core = core(end + 1);
      return core > end + 1 ? core : at;
    }
    int street = streets.isNumber(end) ? streets.end(end) : end;
    return street > end + 1 ? street : at;
  }
}

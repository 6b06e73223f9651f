package io.airworthy.telemetry;

import java.util.Arrays;

/// The words of a text as positions and 64-bit hashes of their lower-case letters.
///
/// A word is a run of letters, marks, digits and inner apostrophes; in scripts written without
/// spaces each ideograph or kana is one. Lexicons hold the same hashes, so looking a word up
/// copies nothing.
final class Words {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long FNV_PRIME_INVERSE = 0xce965057aff6957bL;
  private static final int BEHIND = 4;
  private static final int SMALL = Letters.SMALL | Letters.SMALL << BEHIND;
  private static final int DIGITS = Letters.DIGIT | Letters.DIGIT << BEHIND;
  private static final int ODD = Letters.OTHER | Letters.OTHER << BEHIND;
  private static final int USUAL_LENGTH = 5;
  private static final int FEWEST = 8;

  private int[] starts;
  private int[] ends;
  private long[] hashes;

  /// In each the traits of the first letter, and above them those of the letters behind.
  private byte[] traits;

  private int count;

  /// The bits of all letters together.
  private int letterBits;

  private Words(int room) {
    starts = new int[room];
    ends = new int[room];
    hashes = new long[room];
    traits = new byte[room];
  }

  static Words of(String text) {
    Words words = new Words(text.length() / USUAL_LENGTH + FEWEST);
    int at = 0;
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (Letters.isIdeograph(c)) {
        words.add(at, at + 1, mix(FNV_OFFSET, c), Letters.OTHER);
        words.letterBits |= c;
        at++;
      } else if (Letters.of(c) != 0) {
        at = words.addRun(text, at);
      } else {
        at++;
      }
    }
    return words;
  }

  int count() {
    return count;
  }

  int start(int word) {
    return starts[word];
  }

  int end(int word) {
    return ends[word];
  }

  long hash(int word) {
    return hashes[word];
  }

  /// The hashes of all words, each once, rising.
  long[] distinct() {
    long[] sorted = Arrays.copyOf(hashes, count);
    Arrays.sort(sorted);
    int distinct = 0;
    for (int word = 0; word < count; word++) {
      if (word == 0 || sorted[word] != sorted[distinct - 1]) {
        sorted[distinct++] = sorted[word];
      }
    }
    return Arrays.copyOf(sorted, distinct);
  }

  /// Whether the word is in small letters alone.
  boolean isSmall(int word) {
    return (traits[word] & ~SMALL) == 0;
  }

  /// Whether its first letter is a capital and all the others are small.
  boolean isCapitalized(int word) {
    return (traits[word] & ~(Letters.SMALL << BEHIND)) == Letters.CAPITAL;
  }

  /// Whether one of the digits from 0 to 9 is in it.
  boolean hasDigits(int word) {
    return (traits[word] & DIGITS) != 0;
  }

  /// Whether an apostrophe, or a letter of a script without capitals, is in it.
  boolean isOdd(int word) {
    return (traits[word] & ODD) != 0;
  }

  /// Whether all letters are among the first 256 characters, which makes them Latin; a text whose
  /// letters are not may be Latin all the same.
  boolean areLatin() {
    return letterBits < 256;
  }

  /// The starts of all words, and room behind them.
  int[] starts() {
    return starts;
  }

  /// The hash of a word without its last letters.
  ///
  /// @param hash of the whole word, which ends before `end`
  static long shorten(long hash, String text, int end, int letters) {
    long shorter = hash;
    for (int i = 1; i <= letters; i++) {
      char c = text.charAt(end - i);
      shorter = (shorter * FNV_PRIME_INVERSE) ^ (isApostrophe(c) ? '\'' : lower(c));
    }
    return shorter;
  }

  /// The hash of a phrase of one word more.
  static long extend(long phrase, long word) {
    return (phrase ^ word) * FNV_PRIME + (phrase >>> 29);
  }

  private int addRun(String text, int start) {
    long hash = FNV_OFFSET;
    int seen = 0;
    int half = 0;
    int bits = 0;
    int at = start;
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      int letter = Letters.of(c);
      if (letter > 0) {
        hash = mix(hash, Letters.small(letter));
        seen |= Letters.trait(letter) << half;
        bits |= c;
      } else if (letter == 0 && isApostrophe(c) && isPart(text, at + 1)) {
        hash = mix(hash, '\'');
        seen |= Letters.OTHER << half;
      } else {
        break;
      }
      half = BEHIND;
      at++;
    }
    add(start, at, hash, seen);
    letterBits |= bits;
    return at;
  }

  private static boolean isPart(String text, int at) {
    return at < text.length() && Letters.of(text.charAt(at)) != 0;
  }

  private void add(int start, int end, long hash, int seen) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
      traits = Arrays.copyOf(traits, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    traits[count] = (byte) seen;
    hashes[count++] = hash;
  }

  static char lower(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    }
    return Character.toLowerCase(c);
  }

  static long mix(long hash, char c) {
    return (hash ^ c) * FNV_PRIME;
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }
}

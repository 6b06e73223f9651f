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

  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private long[] hashes = new long[16];
  private int count;

  private Words() {}

  static Words of(CharSequence text) {
    Words words = new Words();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isIdeograph(c)) {
        words.add(at, at + 1, mix(FNV_OFFSET, c));
        at++;
      } else if (isWordPart(c)) {
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

  /// The starts of all words, and room behind them.
  int[] starts() {
    return starts;
  }

  /// The hash that a word of these characters has.
  static long hash(CharSequence text, int start, int end) {
    long hash = FNV_OFFSET;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      hash = mix(hash, isApostrophe(c) ? '\'' : lower(c));
    }
    return hash;
  }

  /// The hash of a phrase of one word more.
  static long extend(long phrase, long word) {
    return (phrase ^ word) * FNV_PRIME + (phrase >>> 29);
  }

  private int addRun(CharSequence text, int start) {
    long hash = FNV_OFFSET;
    int at = start;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isApostrophe(c) && at + 1 < text.length() && isWordPart(text.charAt(at + 1))) {
        hash = mix(hash, '\'');
      } else if (isWordPart(c) && !isIdeograph(c)) {
        hash = mix(hash, lower(c));
      } else {
        break;
      }
      at++;
    }
    add(start, at, hash);
    return at;
  }

  private void add(int start, int end, long hash) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
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

  private static boolean isWordPart(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean isIdeograph(char c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF);
  }
}

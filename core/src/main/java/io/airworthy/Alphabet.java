package io.airworthy;

import java.util.Arrays;

/// The ASCII characters that a text may have.
///
/// Texts are checked without a branch for each character: an id is as good as random, and a branch
/// that cannot be predicted costs more than the rest of the check.
final class Alphabet {
  private static final int ASCII = 128;

  /// 1 for a character that is not in the alphabet, else 0.
  private final byte[] foreign = new byte[ASCII];

  Alphabet(String characters) {
    Arrays.fill(foreign, (byte) 1);
    characters.chars().forEach(c -> foreign[c] = 0);
  }

  /// Whether the text has no other characters.
  boolean spells(String text) {
    int others = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      others |= foreign[c % ASCII] | (c / ASCII);
    }
    return others == 0;
  }
}

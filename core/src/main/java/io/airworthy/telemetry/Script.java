package io.airworthy.telemetry;

import io.airworthy.Identifier;

/// The alphabet most letters of a text belong to, and the language it settles, if it does.
enum Script {
  LATIN(""),
  CYRILLIC(""),
  GREEK("el"),
  HEBREW("he"),
  ARABIC("ar"),
  DEVANAGARI("hi"),
  THAI("th"),
  HANGUL("ko"),
  KANA("ja"),
  HAN("zh"),
  NONE("");

  private static final int MAX_CHARS = 1000;
  private static final Script[] SCRIPTS = values();
  private static final int LATIN_END = 0x370;

  /// 1 for a letter, else 0: letters are added up without a branch for each, which could not be
  /// predicted.
  private static final byte[] IS_LATIN = new byte[LATIN_END];

  static {
    for (int c = 0; c < LATIN_END; c++) {
      boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z';
      IS_LATIN[c] = (byte) (letter || c >= 0xC0 ? 1 : 0);
    }
  }

  private final Identifier language;

  Script(String language) {
    this.language = language.isEmpty() ? LanguageDetector.UNDETERMINED : new Identifier(language);
  }

  /// Whether the script alone tells the language.
  boolean settles() {
    return !language.equals(LanguageDetector.UNDETERMINED);
  }

  Identifier language() {
    return language;
  }

  /// The script of most of the first letters.
  static Script of(Utterance utterance) {
    return utterance.words().areLatin() ? LATIN : of(utterance.text());
  }

  /// Japanese mixes kana with Han: a tenth is enough.
  private static Script of(String text) {
    int[] counts = new int[SCRIPTS.length];
    int latin = 0;
    int length = Math.min(text.length(), MAX_CHARS);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < LATIN_END) {
        latin += IS_LATIN[c];
      } else {
        counts[of(c).ordinal()]++;
      }
    }
    counts[LATIN.ordinal()] = latin;
    Script most = LATIN;
    for (Script script : SCRIPTS) {
      boolean more = counts[script.ordinal()] > counts[most.ordinal()];
      most = script != NONE && more ? script : most;
    }
    boolean japanese = most == HAN && counts[KANA.ordinal()] * 10 >= counts[HAN.ordinal()];
    return japanese ? KANA : most;
  }

  /// The script of a character from `LATIN_END` on.
  private static Script of(char c) {
    return switch (c >> 8) {
      case 0x03 -> GREEK;
      case 0x04 -> CYRILLIC;
      case 0x05 -> c >= 0x590 ? HEBREW : NONE;
      case 0x06, 0x07 -> ARABIC;
      case 0x09 -> DEVANAGARI;
      case 0x0E -> THAI;
      case 0x11 -> HANGUL;
      case 0x30 -> c >= 0x3040 ? KANA : NONE;
      default -> ofUpperPlanes(c);
    };
  }

  private static Script ofUpperPlanes(char c) {
    if (c >= 0x3400 && c <= 0x9FFF) {
      return HAN;
    }
    return c >= 0xAC00 && c <= 0xD7AF ? HANGUL : NONE;
  }
}

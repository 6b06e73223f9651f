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

  /// The script of most of the first letters. Japanese mixes kana with Han: a tenth is enough.
  static Script of(CharSequence text) {
    int[] counts = new int[SCRIPTS.length];
    int length = Math.min(text.length(), MAX_CHARS);
    for (int i = 0; i < length; i++) {
      counts[of(text.charAt(i)).ordinal()]++;
    }
    Script most = LATIN;
    for (Script script : SCRIPTS) {
      boolean more = counts[script.ordinal()] > counts[most.ordinal()];
      most = script != NONE && more ? script : most;
    }
    boolean japanese = most == HAN && counts[KANA.ordinal()] * 10 >= counts[HAN.ordinal()];
    return japanese ? KANA : most;
  }

  private static Script of(char c) {
    if (c < 0x370) {
      boolean letter = (c | 32) >= 'a' && (c | 32) <= 'z';
      return letter || c >= 0xC0 ? LATIN : NONE;
    }
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

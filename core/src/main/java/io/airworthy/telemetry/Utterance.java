package io.airworthy.telemetry;

import org.jspecify.annotations.Nullable;

/// What somebody said: the only form in which text exists, in memory, for the length of one call.
///
/// It is never stored, never serialised and never printed: `toString()` gives its length.
final class Utterance {
  private final String text;
  private @Nullable Words words;
  private long @Nullable [] vocabulary;

  private Utterance(String text) {
    this.text = text;
  }

  /// The text as an utterance. Only extractors of this package may look into it.
  static Utterance of(String text) {
    return new Utterance(text);
  }

  String text() {
    return text;
  }

  /// The words; they are told apart once.
  Words words() {
    Words known = words;
    if (known == null) {
      known = Words.of(text);
      words = known;
    }
    return known;
  }

  /// The hashes of its distinct words, rising; they are counted once. Nobody writes to them.
  long[] vocabulary() {
    long[] known = vocabulary;
    if (known == null) {
      known = words().distinct();
      vocabulary = known;
    }
    return known;
  }

  /// Length in code points.
  int length() {
    return text.codePointCount(0, text.length());
  }

  @Override
  public String toString() {
    return "Utterance of " + text.length() + " characters";
  }
}

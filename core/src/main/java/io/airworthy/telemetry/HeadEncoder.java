package io.airworthy.telemetry;

import io.airworthy.AirworthyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a head sees of a text.
public enum HeadEncoder {
  /// Hashed words and letters: microseconds a text.
  NGRAMS,
  /// The vector of a sentence model: milliseconds a text.
  SENTENCE,
  /// Both, side by side in one linear model.
  STACK;

  /// Whether hashed terms are among it.
  public boolean hasNgrams() {
    return this != SENTENCE;
  }

  /// Whether a sentence model is needed.
  public boolean hasSentences() {
    return this != NGRAMS;
  }

  /// Its name in files and on the command line.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The encoder of a name.
  ///
  /// @throws AirworthyException bad input when there is none
  public static HeadEncoder named(String name) {
    return Arrays.stream(values())
        .filter(each -> each.wireName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                AirworthyException.badInput(
                    "encoder: found another, expected one of "
                        + Arrays.stream(values())
                            .map(HeadEncoder::wireName)
                            .collect(Collectors.joining(", "))));
  }
}

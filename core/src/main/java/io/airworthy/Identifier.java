package io.airworthy;

import java.util.Optional;

/// A short machine-made name: a model, a tenant, a locale, a template hash.
///
/// It matches `[A-Za-z0-9._:/@+-]{1,128}`, so a sentence cannot pass for one.
///
/// @param value the name itself
public record Identifier(String value) implements Comparable<Identifier> {
  private static final int MAX_LENGTH = 128;
  private static final Alphabet ALLOWED =
      new Alphabet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._:/@+-");

  /// @throws IllegalArgumentException when the value does not look like an identifier; the message
  ///     gives its length, never the value, because it may be what a user said
  public Identifier {
    if (!looksLikeIdentifier(value)) {
      throw new IllegalArgumentException(
          "not an identifier of 1 to 128 characters from [A-Za-z0-9._:/@+-]: length "
              + value.length());
    }
  }

  /// The identifier, or empty when the text does not look like one.
  public static Optional<Identifier> parse(String text) {
    return looksLikeIdentifier(text) ? Optional.of(new Identifier(text)) : Optional.empty();
  }

  /// Whether the text could be kept as an identifier.
  public static boolean looksLikeIdentifier(String text) {
    return !text.isEmpty() && text.length() <= MAX_LENGTH && ALLOWED.spells(text);
  }

  @Override
  public int compareTo(Identifier other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

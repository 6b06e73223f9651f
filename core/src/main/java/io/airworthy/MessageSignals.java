package io.airworthy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/// What is kept of a user's message: numbers and small enumerations, never the words.
///
/// @param chars length in code points, 0 or more
/// @param words number of words, 0 or more
/// @param question whether it asks something
/// @param language ISO 639-1 code, or `und` when it cannot be told
/// @param sentiment lexical sentiment from -1 (negative) to 1 (positive)
/// @param frustration lexical and typographic frustration from 0 to 1
/// @param rephraseSimilarity cosine similarity of hashed n-grams to the user's previous message in
///     the same conversation, 0 to 1; empty for a first message
/// @param personalData the kinds of personal data that were present
public record MessageSignals(
    int chars,
    int words,
    boolean question,
    Identifier language,
    double sentiment,
    double frustration,
    OptionalDouble rephraseSimilarity,
    Set<PersonalDataKind> personalData) {
  /// Copies the set.
  public MessageSignals {
    personalData = immutable(personalData);
  }

  static Set<PersonalDataKind> immutable(Set<PersonalDataKind> kinds) {
    if (kinds.isEmpty()) {
      return Set.of();
    }
    EnumSet<PersonalDataKind> copy = EnumSet.noneOf(PersonalDataKind.class);
    copy.addAll(kinds);
    return Collections.unmodifiableSet(copy);
  }
}

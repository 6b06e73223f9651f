package io.airworthy;

import java.util.Set;

/// What is kept of an assistant's reply: numbers and small enumerations, never the words.
///
/// @param chars length in code points, 0 or more
/// @param words number of words, 0 or more
/// @param question whether it asks the user something
/// @param language ISO 639-1 code, or `und` when it cannot be told
/// @param sentiment lexical sentiment from -1 to 1
/// @param refusal whether it declines to help
/// @param personalData the kinds of personal data that were present
public record ReplySignals(
    int chars,
    int words,
    boolean question,
    Identifier language,
    double sentiment,
    boolean refusal,
    Set<PersonalDataKind> personalData) {
  /// Copies the set.
  public ReplySignals {
    personalData = MessageSignals.immutable(personalData);
  }
}

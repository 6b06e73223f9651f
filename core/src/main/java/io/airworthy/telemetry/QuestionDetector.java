package io.airworthy.telemetry;

/// Tells whether a text asks something: by a question mark of any script, or, where people leave
/// it out, by a first word that opens questions.
final class QuestionDetector implements SignalExtractor<Boolean> {
  private final PhraseTable openings = PhraseTable.read("questions.txt");

  @Override
  public Boolean extract(Utterance utterance) {
    return hasMark(utterance) || opensQuestion(utterance.words());
  }

  /// Whether a question mark stands in the text.
  static boolean hasMark(Utterance utterance) {
    CharSequence text = utterance.text();
    for (int i = 0; i < text.length(); i++) {
      if (isMark(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMark(char c) {
    return c == '?' || c == '\uFF1F' || c == '\u061F' || c == '\u037E';
  }

  private boolean opensQuestion(Words words) {
    return words.count() > 1 && openings.weightAt(words, 0) > 0;
  }
}

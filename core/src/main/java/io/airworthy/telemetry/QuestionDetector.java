package io.airworthy.telemetry;

/// Tells whether a text asks something: by a question mark of any script, or, where people leave
/// it out, by a first word that opens questions.
final class QuestionDetector implements SignalExtractor<Boolean> {
  private final PhraseTable openings = PhraseTable.read("questions.txt");

  @Override
  public Boolean extract(Utterance utterance) {
    return hasMark(utterance) || opensQuestion(utterance.words());
  }

  /// Whether a question mark of any script stands in the text.
  static boolean hasMark(Utterance utterance) {
    String text = utterance.text();
    return text.indexOf('?') >= 0
        || text.indexOf('\uFF1F') >= 0
        || text.indexOf('\u061F') >= 0
        || text.indexOf('\u037E') >= 0;
  }

  private boolean opensQuestion(Words words) {
    return words.count() > 1 && openings.weightAt(words, 0) > 0;
  }
}

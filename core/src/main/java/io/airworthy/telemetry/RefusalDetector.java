package io.airworthy.telemetry;

/// Tells whether a reply declines to help: whether one of the usual phrases stands among its first
/// eighty words.
final class RefusalDetector implements SignalExtractor<Boolean> {
  private static final int REACH = 80;

  private final PhraseTable phrases = PhraseTable.read("refusals.txt");

  @Override
  public Boolean extract(Utterance utterance) {
    Words words = utterance.words();
    int reach = Math.min(REACH, words.count());
    for (int i = 0; i < reach; i++) {
      if (phrases.weightAt(words, i) > 0) {
        return true;
      }
    }
    return false;
  }
}

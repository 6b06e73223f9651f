package io.airworthy.telemetry;

/// Lexical and typographic frustration: how far phrases such as "no, I said" or "not what I asked",
/// repeated marks, shouting and drawn-out letters say that somebody has had enough.
///
/// Cues combine as independent evidence: `1 - (1 - w1)(1 - w2)...`, from 0 to 1. A phrase counts
/// once for each place it stands in.
final class FrustrationScorer {
  private static final double SHOUTING = 0.35;
  private static final double EXCLAIMING = 0.25;
  private static final double QUESTIONING = 0.25;
  private static final double DRAWING_OUT = 0.15;
  private static final double DISPLEASED = 0.3;

  private final PhraseTable phrases = PhraseTable.read("frustration.txt");

  double score(Utterance utterance, double sentiment) {
    Words words = utterance.words();
    double calm = 1 - DISPLEASED * Math.max(0, -sentiment);
    for (int i = 0; i < words.count(); i++) {
      calm *= 1 - phrases.weightAt(words, i) / 100.0;
    }
    Typography typography = Typography.of(utterance.text());
    calm *= typography.exclaims() ? 1 - EXCLAIMING : 1;
    calm *= typography.questionsTwice() ? 1 - QUESTIONING : 1;
    calm *= typography.drawsOut() ? 1 - DRAWING_OUT : 1;
    calm *= typography.shouts() ? 1 - SHOUTING : 1;
    return 1 - calm;
  }

  /// How a text is set: its marks and capitals.
  record Typography(int marksInRow, int queriesInRow, int lettersInRow, int upper, int lower) {
    static Typography of(String text) {
      int marks = 0;
      int queries = 0;
      int letters = 0;
      int upper = 0;
      int lower = 0;
      int run = 0;
      char last = 0;
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        boolean mark = c == '!' || c == '?';
        boolean afterMark = last == '!' || last == '?';
        run = c == last || (mark && afterMark) ? run + 1 : 1;
        if (c == '!') {
          marks = Math.max(marks, run);
        } else if (c == '?') {
          queries = Math.max(queries, run);
        } else if (Character.isUpperCase(c)) {
          upper++;
        } else if (Character.isLowerCase(c)) {
          lower++;
          letters = Math.max(letters, run);
        }
        last = c;
      }
      return new Typography(marks, queries, letters, upper, lower);
    }

    boolean exclaims() {
      return marksInRow >= 2;
    }

    boolean questionsTwice() {
      return queriesInRow >= 2;
    }

    boolean drawsOut() {
      return lettersInRow >= 4;
    }

    boolean shouts() {
      return upper >= 8 && upper > 3 * lower;
    }
  }
}

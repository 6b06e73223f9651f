package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.Arrays;
import java.util.List;

/// Tells the language of a text by its script, else by its commonest words.
///
/// Scripts that one language uses settle it. Among the languages of the Latin alphabet (and of the
/// Cyrillic one) each common word votes for those that have it, shared words for less; the winner
/// needs one vote of its own and a lead of half a vote, otherwise the answer is `und`.
final class LanguageDetector implements SignalExtractor<Identifier> {
  static final Identifier UNDETERMINED = new Identifier("und");
  private static final int MAX_WORDS = 200;
  private static final int VOTE = 60;

  private final List<Identifier> languages;
  private final WordTable commonWords;

  LanguageDetector() {
    List<LexiconFile.Row> rows = LexiconFile.rows("common-words.txt");
    languages = rows.stream().map(row -> new Identifier(row.label())).toList();
    commonWords = WordTable.forEntries(rows.size() * 80);
    for (int language = 0; language < rows.size(); language++) {
      Words words = Words.of(rows.get(language).entries());
      for (int i = 0; i < words.count(); i++) {
        int others = commonWords.value(words.hash(i));
        commonWords.put(words.hash(i), others | (1 << language));
      }
    }
  }

  @Override
  public Identifier extract(Utterance utterance) {
    Script script = Script.of(utterance);
    return script.settles() ? script.language() : byCommonWords(utterance.words());
  }

  private Identifier byCommonWords(Words words) {
    int[] votes = new int[languages.size()];
    int considered = Math.min(MAX_WORDS, words.count());
    for (int i = 0; i < considered; i++) {
      int speakers = commonWords.value(words.hash(i));
      int vote = speakers == 0 ? 0 : VOTE / Integer.bitCount(speakers);
      for (int rest = speakers; rest != 0; rest &= rest - 1) {
        votes[Integer.numberOfTrailingZeros(rest)] += vote;
      }
    }
    int best = 0;
    for (int language = 1; language < votes.length; language++) {
      best = votes[language] > votes[best] ? language : best;
    }
    int winner = votes[best];
    votes[best] = 0;
    int second = Arrays.stream(votes).max().orElse(0);
    return winner >= VOTE && winner - second >= VOTE / 2 ? languages.get(best) : UNDETERMINED;
  }
}

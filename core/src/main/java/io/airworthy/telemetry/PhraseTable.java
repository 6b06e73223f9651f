package io.airworthy.telemetry;

import java.util.List;

/// Phrases of one or more words, each with a weight in percent.
final class PhraseTable {
  private final WordTable phrases;
  private final WordTable firstWords;
  private int longest;

  private PhraseTable(int entries) {
    this.phrases = WordTable.forEntries(entries);
    this.firstWords = WordTable.forEntries(entries);
  }

  /// The phrases of a word list whose labels are weights.
  static PhraseTable read(String resource) {
    List<LexiconFile.Row> rows = LexiconFile.rows(resource);
    PhraseTable table = new PhraseTable(rows.stream().mapToInt(row -> row.phrases().size()).sum());
    rows.forEach(row -> row.phrases().forEach(phrase -> table.add(phrase, row.weight())));
    return table;
  }

  private void add(String phrase, int weight) {
    Words words = Words.of(phrase);
    long hash = 0;
    for (int i = 0; i < words.count(); i++) {
      hash = Words.extend(hash, words.hash(i));
    }
    phrases.put(hash, weight);
    firstWords.put(words.hash(0), 1);
    longest = Math.max(longest, words.count());
  }

  /// The weight of the heaviest phrase that begins at the word, 0 when none does.
  int weightAt(Words words, int word) {
    if (firstWords.value(words.hash(word)) == 0) {
      return 0;
    }
    int heaviest = 0;
    long hash = 0;
    int end = Math.min(words.count(), word + longest);
    for (int i = word; i < end; i++) {
      hash = Words.extend(hash, words.hash(i));
      heaviest = Math.max(heaviest, phrases.value(hash));
    }
    return heaviest;
  }
}

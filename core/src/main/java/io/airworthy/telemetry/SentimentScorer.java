package io.airworthy.telemetry;

import io.airworthy.Identifier;
import java.util.List;

/// Lexical sentiment: weighted words of the text's language, turned round by a negation among the
/// three words before, strengthened by an intensifier just before.
///
/// The sum `s` becomes `s / sqrt(s^2 + 15)`, between -1 and 1 (the normalisation of VADER, Hutto
/// and Gilbert 2014); a text whose language is unknown is read as English.
final class SentimentScorer {
  private static final double NORMALISATION = 15;
  private static final int REACH = 3;
  private static final int NEGATOR = 100;
  private static final int INTENSIFIER = 101;
  private static final Identifier ENGLISH = new Identifier("en");

  private final WordTable weights;

  SentimentScorer() {
    List<LexiconFile.Row> rows = LexiconFile.rows("sentiment.txt");
    weights = WordTable.forEntries(rows.size() * 60);
    for (LexiconFile.Row row : rows) {
      int colon = row.label().indexOf(':');
      long language = salt(new Identifier(row.label().substring(0, colon)));
      int weight = weight(row.label().substring(colon + 1));
      Words words = Words.of(row.entries());
      for (int i = 0; i < words.count(); i++) {
        weights.put(words.hash(i) ^ language, weight);
      }
    }
  }

  double score(Words words, Identifier language) {
    long salt = salt(language.equals(LanguageDetector.UNDETERMINED) ? ENGLISH : language);
    double sum = 0;
    for (int i = 0; i < words.count(); i++) {
      int weight = weights.value(words.hash(i) ^ salt);
      if (weight != 0 && weight < NEGATOR) {
        sum += weight * factor(words, i, salt);
      }
    }
    return sum / Math.sqrt(sum * sum + NORMALISATION);
  }

  private double factor(Words words, int word, long salt) {
    double factor = 1;
    for (int i = Math.max(0, word - REACH); i < word; i++) {
      int before = weights.value(words.hash(i) ^ salt);
      if (before == NEGATOR) {
        factor *= -0.75;
      } else if (before == INTENSIFIER && i == word - 1) {
        factor *= 1.4;
      }
    }
    return factor;
  }

  private static int weight(String label) {
    return switch (label) {
      case "not" -> NEGATOR;
      case "very" -> INTENSIFIER;
      default -> Integer.parseInt(label);
    };
  }

  private static long salt(Identifier language) {
    return language.value().hashCode() * 0x9E3779B97F4A7C15L;
  }
}

package io.airworthy.telemetry;

import static io.airworthy.telemetry.NameLexicon.AND;
import static io.airworthy.telemetry.NameLexicon.GIVEN;
import static io.airworthy.telemetry.NameLexicon.HONORIFIC;
import static io.airworthy.telemetry.NameLexicon.LISTED;
import static io.airworthy.telemetry.NameLexicon.OPENS_PLACE;
import static io.airworthy.telemetry.NameLexicon.OPENS_STREET;
import static io.airworthy.telemetry.NameLexicon.OTHER;
import static io.airworthy.telemetry.NameLexicon.PARTICLE;
import static io.airworthy.telemetry.NameLexicon.PLACE;
import static io.airworthy.telemetry.NameLexicon.STREET;
import static io.airworthy.telemetry.NameLexicon.SUFFIX;
import static io.airworthy.telemetry.NameLexicon.TOP_WORD;
import static io.airworthy.telemetry.NameLexicon.UNIT;
import static io.airworthy.telemetry.NameLexicon.WORD;

import java.util.Arrays;

/// The words of a text as the finders of names see them: what the lists know of each, how it is
/// written, what stands before it, and whether something found already speaks for it.
final class NameWords {
  private static final int LONGEST_ABBREVIATION = 4;
  private static final int ABBREVIATIONS =
      HONORIFIC | STREET | OPENS_STREET | UNIT | PARTICLE | SUFFIX;

  // What is known of a word beside the marks of the lists.
  private static final int CAPITAL = 1 << 28;
  private static final int DIGITS = 1 << 29;
  private static final int POSSESSIVE = 1 << 30;
  private static final int TAKEN = 1 << 31;

  private final String text;
  private final Words words;
  private final NameLexicon lexicon = NameLexicon.shipped();
  private final int[] marks;
  private final byte[] forms;
  private int allMarks;
  private int lower;
  private int lowerEnglish;
  private int capitals;
  private int numbers;
  private int candidates;
  private int lowerCandidates;

  private NameWords(String text, Words words) {
    this.text = text;
    this.words = words;
    marks = new int[words.count()];
    forms = new byte[words.count()];
  }

  static NameWords of(Utterance utterance) {
    NameWords seen = new NameWords(utterance.text(), utterance.words());
    for (int i = 0; i < seen.marks.length; i++) {
      seen.look(i);
    }
    return seen;
  }

  private void look(int word) {
    marks[word] = endsInPossessive(word) ? POSSESSIVE : 0;
    long hash = hash(word);
    int known = lexicon.marks(hash);
    WordForm form = form(word, known);
    if (known == 0 && !form.hasDigits()) {
      known = WordStems.marks(lexicon, text, words.start(word), end(word), hash);
    }
    marks[word] |= known | written(form);
    forms[word] = (byte) form.ordinal();
    allMarks |= known;
    count(form, known);
  }

  private boolean endsInPossessive(int word) {
    int end = words.end(word);
    return words.isOdd(word)
        && (text.charAt(end - 1) | 32) == 's'
        && end - words.start(word) > 3
        && (text.charAt(end - 2) == '\'' || text.charAt(end - 2) == '\u2019');
  }

  private long hash(int word) {
    long whole = words.hash(word);
    return isPossessive(word) ? Words.shorten(whole, text, words.end(word), 2) : whole;
  }

  private static int written(WordForm form) {
    return (form.isCapitalized() ? CAPITAL : 0) | (form.hasDigits() ? DIGITS : 0);
  }

  private WordForm form(int word, int known) {
    if (words.isSmall(word)) {
      return WordForm.LOWER;
    }
    char first = text.charAt(words.start(word));
    if (known != 0 && first >= 'a' && first <= 'z') {
      return WordForm.LOWER;
    }
    return words.isCapitalized(word)
        ? WordForm.CAPITALIZED
        : WordForm.of(text, words.start(word), end(word));
  }

  private void count(WordForm form, int known) {
    if (form == WordForm.LOWER) {
      lower++;
      lowerEnglish += (known & WORD) != 0 ? 1 : 0;
    } else if (form.hasDigits()) {
      numbers++;
    } else {
      capitals++;
    }
    if (!isOrdinary(known)) {
      candidates += form.isCapitalized() || (known & (GIVEN | WORD)) == GIVEN ? 1 : 0;
      lowerCandidates += form == WordForm.LOWER ? 1 : 0;
    }
  }

  /// Whether a word of these marks begins no name, but for a title in capitals or behind a form of
  /// address.
  private static boolean isOrdinary(int known) {
    return (known & (TOP_WORD | OTHER)) != 0 && (known & (LISTED | HONORIFIC)) == 0;
  }

  /// Whether the word begins no name by itself.
  boolean isOrdinaryWord(int word) {
    return exists(word) && isOrdinary(marks[word]);
  }

  int count() {
    return marks.length;
  }

  int start(int word) {
    return words.start(word);
  }

  /// The position after the word's last letter; a possessive `'s` is not part of it.
  int end(int word) {
    int end = words.end(word);
    return isPossessive(word) ? end - 2 : end;
  }

  boolean isPossessive(int word) {
    return has(word, POSSESSIVE);
  }

  int length(int word) {
    return end(word) - words.start(word);
  }

  /// The character at a position, a line's end behind the last one.
  char charAt(int position) {
    return position < text.length() ? text.charAt(position) : '\n';
  }

  /// Whether the word exists and has one of the marks.
  boolean has(int word, int mark) {
    return exists(word) && (marks[word] & mark) != 0;
  }

  /// Whether a word of the text has one of the marks.
  boolean haveAny(int mark) {
    return (allMarks & mark) != 0;
  }

  /// Whether a word of the text has digits.
  boolean haveNumbers() {
    return numbers > 0;
  }

  /// Whether a word of the text may begin a name.
  boolean haveCandidates() {
    return candidates > 0 || (isLowerCase() && lowerCandidates > 0);
  }

  boolean exists(int word) {
    return word >= 0 && word < marks.length;
  }

  WordForm form(int word) {
    return exists(word) ? WordForm.of(forms[word]) : WordForm.LOWER;
  }

  /// Whether the word is a number in digits alone.
  boolean isNumber(int word) {
    return form(word) == WordForm.NUMBER;
  }

  /// Whether it is written with a capital letter.
  boolean isCapitalized(int word) {
    return has(word, CAPITAL);
  }

  /// Whether it has a digit.
  boolean hasDigits(int word) {
    return has(word, DIGITS);
  }

  /// Whether it is written as names are here: with a capital letter, or as all words of the text
  /// in small ones.
  boolean isWrittenAsName(int word) {
    return isCapitalized(word) || (isLowerCase() && form(word) == WordForm.LOWER);
  }

  /// Whether no word of the text has a capital letter.
  boolean isLowerCase() {
    return capitals == 0;
  }

  /// Whether nearly all words of the text have one.
  boolean isTitle() {
    return capitals > 4 && capitals > 3 * lower;
  }

  /// Whether at least seven in ten of the words in small letters are English.
  boolean isEnglish() {
    return lower > 0 && 10 * lowerEnglish >= 7 * lower;
  }

  /// What stands before the word; before the first and behind the last one a sentence ends.
  WordGap gap(int word) {
    if (word == 0 || !exists(word)) {
      return WordGap.SENTENCE;
    }
    int from = words.end(word - 1);
    int to = words.start(word);
    if (to - from == 1 && text.charAt(from) == ' ') {
      return WordGap.SPACE;
    }
    WordGap gap = WordGap.SPACE;
    for (int i = from; i < to; i++) {
      boolean stop = text.charAt(i) == '.' && isAbbreviation(word - 1);
      WordGap part = stop ? WordGap.SPACE : WordGap.of(text.charAt(i), to - from == 1);
      gap = part.ordinal() > gap.ordinal() ? part : gap;
    }
    return gap;
  }

  /// Whether nothing but spaces stands before it.
  boolean isSpaced(int word) {
    return gap(word) == WordGap.SPACE;
  }

  /// Whether it may belong to the same name as the word before it.
  boolean isJoined(int word) {
    return (isSpaced(word) || gap(word) == WordGap.HYPHEN)
        && !isTaken(word)
        && !isPossessive(word - 1);
  }

  private boolean isAbbreviation(int word) {
    int length = length(word);
    return (length == 1 && form(word) != WordForm.LOWER)
        || (length <= LONGEST_ABBREVIATION && has(word, ABBREVIATIONS))
        || StreetEndings.isShort(this, word);
  }

  /// Whether it is the word "and" of some language.
  boolean isAnd(int word) {
    return has(word, AND);
  }

  /// How many words a listed place has that begins here, 0 when none does.
  int placeLength(int word) {
    if (has(word, OPENS_PLACE)) {
      int limit = word + 1;
      int farthest = word + NameLexicon.LONGEST_PLACE;
      while (limit < farthest && (isSpaced(limit) || gap(limit) == WordGap.HYPHEN)) {
        limit++;
      }
      int several = lexicon.placeLength(words, word, limit);
      if (several > 0) {
        return several;
      }
    }
    return has(word, PLACE) ? 1 : 0;
  }

  boolean isTaken(int word) {
    return has(word, TAKEN);
  }

  /// Speaks for every word that has a character in the range.
  void take(int start, int end) {
    int at = Arrays.binarySearch(words.starts(), 0, marks.length, start);
    for (int i = Math.max(0, at >= 0 ? at : -at - 2);
        i < marks.length && words.start(i) < end;
        i++) {
      marks[i] |= words.end(i) > start ? TAKEN : 0;
    }
  }
}

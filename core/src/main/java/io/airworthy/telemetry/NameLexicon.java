package io.airworthy.telemetry;

import java.util.List;
import java.util.Map;

/// What is known of single words, and of places of several words: a set of marks for each hash.
///
/// Of a hash 50 bits are compared. With some 90,000 entries, about one word in ten billion that
/// stands in no list would be taken for one that does.
final class NameLexicon {
  static final int GIVEN = 1;
  static final int NAME = 1 << 1;
  static final int PLACE = 1 << 2;

  /// The first word of a listed place of several words.
  static final int OPENS_PLACE = 1 << 3;

  static final int TOP_WORD = 1 << 4;
  static final int RARER_WORD = 1 << 5;
  static final int HONORIFIC = 1 << 6;
  static final int PARTICLE = 1 << 7;
  static final int BEFORE_PLACE = 1 << 8;
  static final int BEFORE_ANY = 1 << 9;
  static final int BEFORE_PERSON = 1 << 10;
  static final int AFTER_PERSON = 1 << 11;
  static final int AFTER_COMPANY = 1 << 12;
  static final int BEFORE_COMPANY = 1 << 13;
  static final int CLOSES_COMPANY = 1 << 14;
  static final int COMPANY = 1 << 15;
  static final int STREET = 1 << 16;
  static final int OPENS_STREET = 1 << 17;
  static final int UNIT = 1 << 18;
  static final int POST = 1 << 19;
  static final int MONTH = 1 << 20;

  /// A word with a capital letter that names neither a person nor a place nor an organization.
  static final int OTHER = 1 << 21;

  static final int LICENSE = 1 << 22;
  static final int CORNER = 1 << 23;
  static final int AND = 1 << 24;
  static final int SUFFIX = 1 << 25;
  static final int THE = 1 << 26;

  /// A small word inside the name of a place.
  static final int INSIDE_PLACE = 1 << 27;

  /// An English word.
  static final int WORD = TOP_WORD | RARER_WORD;

  /// Part of a person's name.
  static final int PERSON = GIVEN | NAME;

  /// In a list of names, or the beginning of one that is.
  static final int LISTED = PERSON | PLACE | OPENS_PLACE | COMPANY;

  private static final Map<String, Integer> MARKS =
      Map.ofEntries(
          Map.entry("given", GIVEN),
          Map.entry("name", NAME),
          Map.entry("place", PLACE),
          Map.entry("top", TOP_WORD),
          Map.entry("word", RARER_WORD),
          Map.entry("honorific", HONORIFIC),
          Map.entry("particle", PARTICLE),
          Map.entry("before-place", BEFORE_PLACE),
          Map.entry("before-any", BEFORE_ANY),
          Map.entry("before-person", BEFORE_PERSON),
          Map.entry("after-person", AFTER_PERSON),
          Map.entry("after-company", AFTER_COMPANY),
          Map.entry("before-company", BEFORE_COMPANY),
          Map.entry("closes-company", CLOSES_COMPANY),
          Map.entry("company", COMPANY),
          Map.entry("street", STREET),
          Map.entry("opens-street", OPENS_STREET),
          Map.entry("unit", UNIT),
          Map.entry("post", POST),
          Map.entry("month", MONTH),
          Map.entry("other", OTHER),
          Map.entry("license", LICENSE),
          Map.entry("corner", CORNER),
          Map.entry("and", AND),
          Map.entry("suffix", SUFFIX),
          Map.entry("inside-place", INSIDE_PLACE),
          Map.entry("the", THE));

  private static final List<String> FILES =
      List.of(
          "english-words.txt",
          "given-names.txt",
          "person-names.txt",
          "cities.txt",
          "regions.txt",
          "name-words.txt");

  private static final int CAPACITY = 1 << 18;

  /// How many words the longest name of a place may have.
  static final int LONGEST_PLACE = 5;

  /// In each slot the upper half of a hash and the marks; 0 when it is free.
  private final long[] slots = new long[CAPACITY];

  private NameLexicon() {}

  /// The lists that ship with the program, read when they are first asked for.
  static NameLexicon shipped() {
    return Shipped.LEXICON;
  }

  private static NameLexicon read() {
    NameLexicon lexicon = new NameLexicon();
    for (String file : FILES) {
      for (LexiconFile.Row row : LexiconFile.rows(file)) {
        int mark = MARKS.getOrDefault(row.label(), 0);
        row.phrases().forEach(phrase -> lexicon.add(Words.of(phrase), mark));
      }
    }
    return lexicon;
  }

  private void add(Words words, int mark) {
    if (words.count() == 1) {
      mark(words.hash(0), mark);
    } else if (mark == PLACE) {
      if (words.end(0) - words.start(0) > 1) {
        mark(words.hash(0), OPENS_PLACE);
      }
      long phrase = 0;
      for (int i = 0; i < words.count(); i++) {
        phrase = Words.extend(phrase, words.hash(i));
      }
      mark(phrase, PLACE);
    }
  }

  private void mark(long hash, int mark) {
    int slot = slot(hash);
    slots[slot] = (hash & 0xffffffff00000000L) | (int) slots[slot] | mark;
  }

  /// The marks of a word by its hash, 0 when it stands in no list.
  int marks(long hash) {
    return (int) slots[slot(hash)];
  }

  /// How many words the longest listed place of two words or more has that begins at `first` and
  /// ends before `limit`; 0 when none does.
  int placeLength(Words words, int first, int limit) {
    int longest = 0;
    long phrase = Words.extend(0, words.hash(first));
    int end = Math.min(limit, first + LONGEST_PLACE);
    for (int i = first + 1; i < end; i++) {
      phrase = Words.extend(phrase, words.hash(i));
      if ((marks(phrase) & PLACE) != 0) {
        longest = i + 1 - first;
      }
    }
    return longest;
  }

  private int slot(long hash) {
    int slot = (int) hash & (CAPACITY - 1);
    while (slots[slot] != 0 && (int) (slots[slot] >>> 32) != (int) (hash >>> 32)) {
      slot = (slot + 1) & (CAPACITY - 1);
    }
    return slot;
  }

  private static final class Shipped {
    static final NameLexicon LEXICON = read();
  }
}

package io.airworthy.telemetry;

/// Words, pairs of neighbouring words and letters within words, hashed; each counts `1 + ln n`.
///
/// The hash has no secret: a key would have to travel with the weights. What protects is the floor
/// of distinct conversations behind every term that gets a weight ([TermTable]).
final class HashedNgrams implements TextEncoder {
  static final int BITS = 18;

  private static final int MAX_WORDS = 400;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long EDGE = 0x5EEDL;
  private static final long PAIR = 0x9E3779B97F4A7C15L;
  private static final long LETTERS = 0xC2B2AE3D27D4EB4FL;

  private final HeadSettings settings;

  HashedNgrams(HeadSettings settings) {
    this.settings = settings;
  }

  @Override
  public SparseVector encode(Passage passage) {
    TermCounts counts = new TermCounts();
    for (Passage.Part part : passage.parts()) {
      addWords(counts, part.role(), part.text());
    }
    for (String band : passage.shape()) {
      add(counts, TextRole.SHAPE, letters(band, 0, band.length()));
    }
    return counts.vector();
  }

  private void addWords(TermCounts counts, TextRole role, Utterance text) {
    Words words = text.words();
    int considered = Math.min(MAX_WORDS, words.count());
    long before = EDGE;
    for (int word = 0; word < considered; word++) {
      long hash = words.hash(word);
      add(counts, role, hash);
      add(counts, role, Words.extend(before ^ PAIR, hash));
      addLetters(counts, role, text.text(), words.start(word), words.end(word));
      before = hash;
    }
    add(counts, role, Words.extend(before ^ PAIR, EDGE));
    addMarks(counts, role, text.text());
  }

  /// Question and exclamation marks say much and are no words.
  private static void addMarks(TermCounts counts, TextRole role, String text) {
    for (int at = 0; at < text.length(); at++) {
      char mark = text.charAt(at);
      if (mark == '?' || mark == '!') {
        add(counts, role, Words.mix(OFFSET, mark));
      }
    }
  }

  /// The n-grams of a word with a space on either side.
  private void addLetters(TermCounts counts, TextRole role, String text, int start, int end) {
    int least = settings.lettersMin();
    for (int from = start - 1; from + least <= end + 1; from++) {
      long hash = LETTERS;
      int most = Math.min(end + 1, from + settings.lettersMax());
      for (int at = from; at < most; at++) {
        boolean inside = at >= start && at < end;
        hash = Words.mix(hash, inside ? Words.lower(text.charAt(at)) : ' ');
        if (at - from + 1 >= least) {
          add(counts, role, hash);
        }
      }
    }
  }

  private static long letters(String text, int start, int end) {
    long hash = OFFSET;
    for (int at = start; at < end; at++) {
      hash = Words.mix(hash, text.charAt(at));
    }
    return hash;
  }

  private static void add(TermCounts counts, TextRole role, long hash) {
    long mixed = hash ^ (hash >>> 32);
    mixed *= 0xD6E8FEB86659FD93L;
    int cell = (int) (mixed >>> (64 - BITS));
    counts.add((role.ordinal() << BITS) | cell);
  }
}

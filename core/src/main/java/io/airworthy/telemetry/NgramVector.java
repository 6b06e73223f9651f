package io.airworthy.telemetry;

/// A text as signed counts of its words and letter trigrams, hashed into 512 cells.
///
/// The words cannot be read back from it. A cell's sign comes from the hash too, so that unrelated
/// texts have a cosine near zero however long they are (Weinberger et al. 2009).
final class NgramVector {
  /// How many cells a vector has, each a byte.
  static final int CELLS = 512;

  private static final int MAX_WORDS = 400;

  private final byte[] cells;

  private NgramVector(byte[] cells) {
    this.cells = cells;
  }

  static NgramVector of(Utterance utterance) {
    byte[] counts = new byte[CELLS];
    Words words = utterance.words();
    int considered = Math.min(MAX_WORDS, words.count());
    for (int word = 0; word < considered; word++) {
      add(counts, words.hash(word), 2);
      addTrigrams(counts, utterance.text(), words.start(word), words.end(word));
    }
    return new NgramVector(counts);
  }

  /// The vector that was copied to somewhere.
  static NgramVector copiedFrom(byte[] cells) {
    return new NgramVector(cells.clone());
  }

  void copyTo(byte[] other) {
    System.arraycopy(cells, 0, other, 0, CELLS);
  }

  private static void addTrigrams(byte[] counts, String text, int start, int end) {
    char first = ' ';
    char second = Words.lower(text.charAt(start));
    for (int i = start + 1; i <= end; i++) {
      char third = i < end ? Words.lower(text.charAt(i)) : ' ';
      long packed = ((long) first << 32) | ((long) second << 16) | third;
      add(counts, packed, 1);
      first = second;
      second = third;
    }
  }

  private static void add(byte[] counts, long hash, int weight) {
    long mixed = hash * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 32;
    mixed *= 0xD6E8FEB86659FD93L;
    int cell = (int) (mixed >>> 40) & (CELLS - 1);
    int signed = mixed < 0 ? -weight : weight;
    counts[cell] = (byte) Math.clamp(counts[cell] + signed, Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /// Cosine of the two, 0 where it would be negative or one of them is empty.
  double similarity(NgramVector other) {
    long product = 0;
    long own = 0;
    long others = 0;
    for (int i = 0; i < CELLS; i++) {
      product += cells[i] * other.cells[i];
      own += cells[i] * cells[i];
      others += other.cells[i] * other.cells[i];
    }
    boolean undefined = own == 0 || others == 0;
    return undefined ? 0 : Math.clamp(product / Math.sqrt((double) own * others), 0, 1);
  }
}

package io.airworthy.telemetry;

/// A small open-addressing table from 64-bit hashes to integers other than zero.
final class WordTable {
  private final long[] keys;
  private final int[] values;
  private final int mask;

  private WordTable(int capacity) {
    this.keys = new long[capacity];
    this.values = new int[capacity];
    this.mask = capacity - 1;
  }

  /// An empty table for at most this many entries.
  static WordTable forEntries(int entries) {
    return new WordTable(Integer.highestOneBit(Math.max(4, entries)) * 4);
  }

  void put(long hash, int value) {
    int slot = slot(hash);
    keys[slot] = hash;
    values[slot] = value;
  }

  /// The value of the hash, 0 when there is none.
  int value(long hash) {
    return values[slot(hash)];
  }

  private int slot(long hash) {
    int slot = (int) (hash ^ (hash >>> 32)) & mask;
    while (values[slot] != 0 && keys[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}

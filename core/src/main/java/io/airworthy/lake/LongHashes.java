package io.airworthy.lake;

/// A set of hashes, open addressed: 8 to 32 bytes for each. The hash 0 counts as 1.
final class LongHashes {
  private static final int SMALLEST = 1024;

  private long[] slots = new long[SMALLEST];
  private int size;

  /// Whether two of the hashes are the same.
  static boolean mayRepeat(long... hashes) {
    LongHashes different = new LongHashes();
    different.addAll(hashes);
    return different.size() < hashes.length;
  }

  void add(long hash) {
    if (2 * (size + 1) > slots.length) {
      grow();
    }
    put(hash == 0 ? 1 : hash);
  }

  void addAll(long... hashes) {
    for (long hash : hashes) {
      add(hash);
    }
  }

  boolean contains(long hash) {
    long wanted = hash == 0 ? 1 : hash;
    return slots[slot(wanted)] == wanted;
  }

  /// How many different hashes were added.
  int size() {
    return size;
  }

  private void put(long hash) {
    int slot = slot(hash);
    if (slots[slot] == 0) {
      slots[slot] = hash;
      size++;
    }
  }

  /// Where the hash is, or would be.
  private int slot(long hash) {
    int slot = (int) (hash ^ (hash >>> 32)) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != hash) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[2 * old.length];
    size = 0;
    for (long hash : old) {
      if (hash != 0) {
        put(hash);
      }
    }
  }
}

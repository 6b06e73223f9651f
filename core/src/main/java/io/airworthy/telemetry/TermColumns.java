package io.airworthy.telemetry;

import java.util.Arrays;

/// Which column a hashed term has: a table with open addressing, a quarter full at most. Immutable.
final class TermColumns {
  private static final int NONE = -1;
  private static final int SPREAD = 0x9E3779B1;

  private final int[] terms;
  private final int[] columns;
  private final int shift;

  /// @param terms distinct hashed indices; the column of each is its place. Nobody writes to them
  TermColumns(int[] terms) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, terms.length)) + 2;
    this.terms = terms;
    this.shift = Integer.SIZE - bits;
    this.columns = new int[1 << bits];
    Arrays.fill(columns, NONE);
    for (int column = 0; column < terms.length; column++) {
      columns[slot(terms[column])] = column;
    }
  }

  /// The column of a term; negative when it has none.
  int of(int term) {
    return columns[slot(term)];
  }

  /// Where the term stands, or else the free place where it would.
  private int slot(int term) {
    int slot = (term * SPREAD) >>> shift;
    while (columns[slot] != NONE && terms[columns[slot]] != term) {
      slot = (slot + 1) & (columns.length - 1);
    }
    return slot;
  }
}

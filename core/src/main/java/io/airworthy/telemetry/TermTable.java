package io.airworthy.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The terms that have a weight of their own, and how rare each is.
///
/// A term is admitted only when it occurs in at least `floor` distinct conversations: what one
/// person said, however often, leaves no trace.
public final class TermTable {
  static final int SPACE = TextRole.COUNT << HashedNgrams.BITS;

  private static final double TINY = 1e-30;

  private final int[] terms;

  /// The column of each term, counted from 1.
  private final WordTable columnsByTerm;

  private final float[] rarities;
  private final double[] roleWeights;
  private final double sentenceWeight;
  private final int sentenceDimensions;

  /// @param terms rising hashed indices
  /// @param rarities inverse document frequency of each, above 0
  TermTable(int[] terms, float[] rarities, HeadSettings settings) {
    this.terms = Arrays.copyOf(terms, terms.length);
    this.columnsByTerm = WordTable.forEntries(terms.length);
    for (int column = 0; column < terms.length; column++) {
      columnsByTerm.put(terms[column], column + 1);
    }
    this.rarities = Arrays.copyOf(rarities, rarities.length);
    this.roleWeights = settings.roleWeights().stream().mapToDouble(Double::doubleValue).toArray();
    this.sentenceWeight = settings.sentenceWeight();
    this.sentenceDimensions = settings.sentenceDimensions();
  }

  /// The terms of training vectors: rarity is `ln((1 + n) / (1 + d)) + 1` for `d` of `n` vectors.
  ///
  /// @param conversations which conversation each vector comes from
  /// @param floor fewest distinct conversations behind a term, 1 or more
  public static TermTable of(
      List<SparseVector> vectors, List<String> conversations, int floor, HeadSettings settings) {
    int[] documents = new int[SPACE];
    List<Set<String>> distinct = new ArrayList<>();
    int[] slots = new int[SPACE];
    for (int row = 0; row < vectors.size(); row++) {
      for (int term : vectors.get(row).indices()) {
        if (term >= SPACE) {
          break;
        }
        if (documents[term]++ == 0) {
          slots[term] = distinct.size();
          distinct.add(new HashSet<>(2));
        }
        Set<String> seen = distinct.get(slots[term]);
        if (seen.size() < floor) {
          seen.add(conversations.get(row));
        }
      }
    }
    int[] terms = new int[distinct.size()];
    float[] rarities = new float[distinct.size()];
    int kept = 0;
    for (int term = 0; term < SPACE; term++) {
      if (documents[term] > 0 && distinct.get(slots[term]).size() >= floor) {
        terms[kept] = term;
        rarities[kept++] =
            (float) (StrictMath.log((1.0 + vectors.size()) / (1.0 + documents[term])) + 1);
      }
    }
    return new TermTable(Arrays.copyOf(terms, kept), Arrays.copyOf(rarities, kept), settings);
  }

  /// Number of terms.
  public int size() {
    return terms.length;
  }

  /// Columns of a weighed vector: the terms, then the sentence vectors of the roles.
  public int columns() {
    return terms.length + TextRole.COUNT * sentenceDimensions;
  }

  int term(int column) {
    return terms[column];
  }

  float rarity(int column) {
    return rarities[column];
  }

  /// The counts of known terms times their rarity, each role's part scaled to its length; then each
  /// role's sentence vector, scaled to its length times the sentences' weight.
  public SparseVector weigh(SparseVector counts) {
    int[] columns = new int[counts.size()];
    float[] values = new float[counts.size()];
    byte[] parts = new byte[counts.size()];
    double[] squares = new double[2 * TextRole.COUNT];
    int kept = 0;
    for (int entry = 0; entry < counts.size(); entry++) {
      int index = counts.index(entry);
      int column = column(index);
      if (column >= 0) {
        columns[kept] = column;
        values[kept] = counts.value(entry) * (column < terms.length ? rarities[column] : 1);
        parts[kept] = (byte) part(index);
        squares[parts[kept]] += (double) values[kept] * values[kept];
        kept++;
      }
    }
    float[] scales = scales(squares);
    for (int entry = 0; entry < kept; entry++) {
      values[entry] *= scales[parts[entry]];
    }
    return new SparseVector(Arrays.copyOf(columns, kept), Arrays.copyOf(values, kept));
  }

  private float[] scales(double[] squares) {
    float[] scales = new float[squares.length];
    for (int part = 0; part < squares.length; part++) {
      scales[part] = (float) (length(part) / Math.sqrt(Math.max(squares[part], TINY)));
    }
    return scales;
  }

  /// The column of an index; negative when it is a term without one.
  private int column(int index) {
    return index < SPACE ? columnsByTerm.value(index) - 1 : terms.length + index - SPACE;
  }

  /// The role of an index; sentences' roles follow those of terms.
  private int part(int index) {
    return index < SPACE
        ? index >>> HashedNgrams.BITS
        : TextRole.COUNT + (index - SPACE) / sentenceDimensions;
  }

  private double length(int part) {
    return part < TextRole.COUNT
        ? roleWeights[part]
        : roleWeights[part - TextRole.COUNT] * sentenceWeight;
  }
}

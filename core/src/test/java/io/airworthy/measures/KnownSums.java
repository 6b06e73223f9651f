package io.airworthy.measures;

import java.util.ArrayList;
import java.util.List;

/// What follows by adding and subtracting from sums that are known: a system of linear equations,
/// of which the left sides alone matter. Arithmetic is modulo a prime of 31 bits.
final class KnownSums {
  private static final long PRIME = 2_147_483_647L;

  /// Rows in echelon form, each with its leading column.
  private record Row(int lead, long[] values) {}

  private final List<Row> rows = new ArrayList<>();

  /// Takes note that this sum of the unknown cells is known.
  void add(long[] sum) {
    long[] rest = reduced(sum);
    int lead = lead(rest);
    if (lead < rest.length) {
      long inverse = power(rest[lead], PRIME - 2);
      for (int i = 0; i < rest.length; i++) {
        rest[i] = rest[i] * inverse % PRIME;
      }
      rows.add(new Row(lead, rest));
    }
  }

  /// Whether this sum follows from those that are known.
  boolean tell(long[] sum) {
    return lead(reduced(sum)) == sum.length;
  }

  private long[] reduced(long[] sum) {
    long[] rest = sum.clone();
    for (Row row : rows) {
      long factor = rest[row.lead()];
      for (int i = 0; factor != 0 && i < rest.length; i++) {
        rest[i] = Math.floorMod(rest[i] - factor * row.values()[i] % PRIME, PRIME);
      }
    }
    return rest;
  }

  private static int lead(long[] sum) {
    int lead = 0;
    while (lead < sum.length && sum[lead] == 0) {
      lead++;
    }
    return lead;
  }

  private static long power(long base, long exponent) {
    long result = 1;
    for (long b = base, e = exponent; e > 0; e >>= 1, b = b * b % PRIME) {
      result = (e & 1) == 1 ? result * b % PRIME : result;
    }
    return result;
  }
}

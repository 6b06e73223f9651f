package io.airworthy.measures;

/// A set of users as 4,096 registers: HyperLogLog (Flajolet and others, 2007).
///
/// A register keeps how many zeros the hashes that fell to it began with at most, plus 1; 0 means
/// that none did. Sets merge by each register's maximum. The number of users is estimated as Ertl
/// (2017, "New cardinality estimation algorithms for HyperLogLog sketches") does, without tables,
/// with a standard error of `1.04 / sqrt(4096)`.
final class UserSketch {
  static final int REGISTERS = 4096;

  /// The relative error that 95 of 100 estimates keep: 1.96 standard errors.
  static final double ERROR_BOUND = 1.96 * 1.04 / Math.sqrt(REGISTERS);

  private static final int REGISTER_BITS = Integer.numberOfTrailingZeros(REGISTERS);
  private static final int HASH_BITS = Long.SIZE - REGISTER_BITS;

  private final byte[] registers;

  private UserSketch(byte[] registers) {
    this.registers = registers;
  }

  static UserSketch empty() {
    return new UserSketch(new byte[REGISTERS]);
  }

  /// Adds hashes that fell to a register.
  ///
  /// @param least the smallest of them, without the bits that chose the register
  void add(int register, long least) {
    int zeros = Long.numberOfLeadingZeros(least) - REGISTER_BITS;
    registers[register] = (byte) Math.max(registers[register], zeros + 1);
  }

  /// The users of either set.
  UserSketch union(UserSketch other) {
    byte[] both = registers.clone();
    for (int i = 0; i < REGISTERS; i++) {
      both[i] = (byte) Math.max(both[i], other.registers[i]);
    }
    return new UserSketch(both);
  }

  /// About how many users there are.
  double estimate() {
    int[] counts = new int[HASH_BITS + 2];
    for (byte register : registers) {
      counts[register]++;
    }
    double sum = REGISTERS * tau(1 - counts[HASH_BITS + 1] / (double) REGISTERS);
    for (int value = HASH_BITS; value >= 1; value--) {
      sum = 0.5 * (sum + counts[value]);
    }
    sum += REGISTERS * sigma(counts[0] / (double) REGISTERS);
    return REGISTERS / (2 * Math.log(2)) * REGISTERS / sum;
  }

  /// `x + sum of x^(2^k) 2^(k-1)` over k from 1, infinite at 1.
  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double weight = 1;
    double sum = x;
    double previous;
    do {
      power *= power;
      previous = sum;
      sum += power * weight;
      weight += weight;
    } while (sum != previous);
    return sum;
  }

  /// `(1 - x - sum of (1 - x^(2^-k))^2 2^-k) / 3` over k from 1.
  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double weight = 1;
    double rest = 1 - x;
    double previous;
    do {
      root = Math.sqrt(root);
      previous = rest;
      weight *= 0.5;
      rest -= (1 - root) * (1 - root) * weight;
    } while (rest != previous);
    return rest / 3;
  }
}

package io.airworthy;

import java.util.BitSet;
import java.util.Comparator;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/// Hides one part more where the whole, less the parts shown, would give the hidden ones away.
///
/// The parts add up to a whole that is shown as well, such as the users of each tenant to those of
/// all. The floor hides the parts about too few users (primary suppression). What is left of the
/// whole is then the sum of the hidden parts, and it must be neither one part alone nor about fewer
/// users than the floor; otherwise the smallest shown part of enough users is hidden too. Where
/// there is none, everything that is not hidden is empty, and the whole itself is under the floor.
///
/// The rule is that of complementary cell suppression in tables of official statistics: Cox,
/// "Suppression methodology and statistical disclosure control", Journal of the American
/// Statistical Association 75 (1980). It protects against exact recovery by adding and subtracting.
/// A bound remains: the hidden part lies between 0 and what is left.
public final class ComplementarySuppression {
  private ComplementarySuppression() {}

  /// The parts to hide: those hidden already, and perhaps one more.
  ///
  /// @param hidden the parts that the floor hides, by their place
  /// @param users the users of each part, 0 or more
  /// @param together the distinct users of several parts
  public static BitSet of(
      BitSet hidden, long[] users, KFloor floor, ToLongFunction<BitSet> together) {
    BitSet all = (BitSet) hidden.clone();
    boolean isSafe =
        hidden.isEmpty()
            || (hidden.cardinality() > 1 && together.applyAsLong(hidden) >= floor.users());
    if (!isSafe) {
      IntStream.range(0, users.length)
          .filter(part -> !hidden.get(part) && users[part] >= floor.users())
          .boxed()
          .min(Comparator.comparingLong(part -> users[part]))
          .ifPresent(all::set);
    }
    return all;
  }

  /// The same of parts that share no user.
  public static BitSet ofDisjoint(BitSet hidden, long[] users, KFloor floor) {
    return of(hidden, users, floor, parts -> parts.stream().mapToLong(part -> users[part]).sum());
  }
}

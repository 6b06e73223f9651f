package io.airworthy.stats;

import java.util.OptionalDouble;

/// The area under the receiver operating characteristic: the probability that a random positive
/// row scores above a random negative one, a tie counting one half. It equals the Mann-Whitney
/// form `(R - p(p+1)/2) / (p n)`, where `R` sums the ascending average ranks of the `p` positives.
public final class Auroc {
  private Auroc() {}

  /// The area; empty when a class is absent.
  ///
  /// @param labels 0 or 1 for each row
  /// @param scores finite; higher means more likely positive
  public static OptionalDouble of(int[] labels, double[] scores) {
    ClassScores classes = ClassScores.split(labels, scores);
    return ofSorted(
        classes.positives,
        0,
        classes.positives.length,
        classes.negatives,
        0,
        classes.negatives.length);
  }

  /// The area from each class's scores, already finite and ascending, held in a range of an array
  /// (the end exclusive); empty when a range is. The two arrays may be the same one.
  public static OptionalDouble ofSorted(
      double[] positives,
      int positivesFrom,
      int positivesTo,
      double[] negatives,
      int negativesFrom,
      int negativesTo) {
    if (positivesFrom >= positivesTo || negativesFrom >= negativesTo) {
      return OptionalDouble.empty();
    }
    long halves = 0; // twice the pairs won: exact, since p * n * 2 stays below 2^63
    int below = negativesFrom;
    int notAbove = negativesFrom;
    for (int p = positivesFrom; p < positivesTo; p++) {
      double score = positives[p];
      while (below < negativesTo && negatives[below] < score) {
        below++;
      }
      notAbove = Math.max(notAbove, below);
      while (notAbove < negativesTo && negatives[notAbove] <= score) {
        notAbove++;
      }
      halves += (long) (below - negativesFrom) + (notAbove - negativesFrom);
    }
    double pairs = (double) (positivesTo - positivesFrom) * (negativesTo - negativesFrom);
    return OptionalDouble.of(halves / (2 * pairs));
  }
}

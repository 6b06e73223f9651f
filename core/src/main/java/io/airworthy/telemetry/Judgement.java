package io.airworthy.telemetry;

/// What the judges of a text said.
///
/// @param label the class that counts: an identifier, or `1` or `0` where a task is binary
/// @param agreement share of the judges on the label's side, 0 to 1; 1 where there was one
record Judgement(String label, double agreement) {
  private static final int SATISFIED = 3;
  private static final int HIGHEST = 5;

  /// @throws IllegalArgumentException when the agreement is no share
  Judgement {
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException("an agreement is from 0 to 1, found " + agreement);
    }
  }

  /// A label without a second opinion.
  static Judgement of(String label) {
    return new Judgement(label, 1);
  }

  /// Dissatisfied, `1`, when the most frequent rating, the first on ties, is below 3.
  ///
  /// @param ratings of one reply, 1 to 5 each, at least one
  static Judgement ofRatings(int... ratings) {
    int[] counts = new int[HIGHEST + 1];
    int below = 0;
    for (int rating : ratings) {
      counts[rating]++;
      below += rating < SATISFIED ? 1 : 0;
    }
    int most = ratings[0];
    for (int rating : ratings) {
      most = counts[rating] > counts[most] ? rating : most;
    }
    boolean dissatisfied = most < SATISFIED;
    int sameSide = dissatisfied ? below : ratings.length - below;
    return new Judgement(dissatisfied ? "1" : "0", (double) sameSide / ratings.length);
  }
}

package io.airworthy.simulator;

import io.airworthy.simulator.SessionPlan.Rating;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// How sessions are judged, and when that becomes known.
///
/// Dissatisfied users rate less often (missing ratings are informative), scores below 3 are theirs
/// alone, and a rating becomes known 1 to 70 hours after it is made, after 15 in the mean.
final class Ratings {
  static final double MISSING_WHEN_DISSATISFIED = 0.30;
  static final double MISSING_WHEN_SATISFIED = 0.15;

  private static final double HANDOFF_WHEN_DISSATISFIED = 0.35;
  private static final double HANDOFF_WHEN_IRRITATED = 0.04;
  private static final double HANDOFF_WHEN_CALM = 0.008;
  private static final long HOUR = 3_600_000;
  private static final long LONGEST_DELAY = 70 * HOUR;

  private Ratings() {}

  static Optional<Rating> rating(
      SplittableRandom random, List<TurnPlan> turns, int judged, boolean dissatisfied) {
    double missing = dissatisfied ? MISSING_WHEN_DISSATISFIED : MISSING_WHEN_SATISFIED;
    if (Draw.chance(random, missing)) {
      return Optional.empty();
    }
    int score = score(random, dissatisfied);
    String label = score < 3 ? "dissatisfied" : score == 3 ? "neutral" : "satisfied";
    long reaction =
        judged + 1 < turns.size()
            ? turns.get(judged + 1).startMillis()
            : turns.get(judged).endMillis() + 10_000;
    long made = reaction + 5_000 + random.nextLong(60_000);
    double delay = HOUR * (1 - 14 * Math.log(1 - random.nextDouble()));
    return Optional.of(
        new Rating(score, label, made, made + (long) Math.min(LONGEST_DELAY, delay)));
  }

  private static int score(SplittableRandom random, boolean dissatisfied) {
    double u = random.nextDouble();
    if (dissatisfied) {
      return u < 0.45 ? 1 : 2;
    }
    return u < 0.15 ? 3 : u < 0.5 ? 4 : 5;
  }

  static Optional<Rating> handoff(
      SplittableRandom random, TurnPlan last, Behaviour behaviour, boolean dissatisfied) {
    double calm = behaviour == Behaviour.CALM ? HANDOFF_WHEN_CALM : HANDOFF_WHEN_IRRITATED;
    if (!Draw.chance(random, dissatisfied ? HANDOFF_WHEN_DISSATISFIED : calm)) {
      return Optional.empty();
    }
    long made = last.endMillis() + 2_000;
    return Optional.of(new Rating(1, "human", made, made + 1_000 + random.nextLong(4_000)));
  }
}

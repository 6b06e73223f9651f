package io.airworthy.simulator;

import io.airworthy.simulator.TurnPlan.Kind;
import io.airworthy.simulator.TurnPlan.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Plans the turns of one session.
///
/// Token counts are log-normal around 1,154.7 read and 211.1 written, the means of the Azure LLM
/// inference trace of 2023 (conversations).
final class TurnPlanner {
  private static final double MEAN_INPUT_TOKENS = 1154.7;
  private static final double MEAN_OUTPUT_TOKENS = 211.1;
  private static final double TREATMENT_LENGTH = 0.8;
  private static final double REGRESSED_LENGTH = 0.6;
  private static final int MOST_TURNS = 10;
  private static final long TIMEOUT_MILLIS = 30_000;
  private static final double REFUSAL_TOKENS = 24;

  private final SplittableRandom random;
  private final SessionPlan.Setting setting;
  private final Experience experience;
  private final Behaviour behaviour;

  TurnPlanner(
      SplittableRandom random,
      SessionPlan.Setting setting,
      Experience experience,
      Behaviour behaviour) {
    this.random = random;
    this.setting = setting;
    this.experience = experience;
    this.behaviour = behaviour;
  }

  List<TurnPlan> turns() {
    List<Kind> kinds = kinds();
    int judged = Math.max(0, kinds.size() - 2);
    List<TurnPlan> turns = new ArrayList<>(kinds.size());
    long now = setting.startMillis();
    for (int i = 0; i < kinds.size(); i++) {
      TurnPlan turn = turn(now, kinds.get(i), i == judged ? experience.outcome() : outcome());
      turns.add(turn);
      now = turn.endMillis() + 4_000 + random.nextLong(50_000);
    }
    return turns;
  }

  /// What the messages are for: hard wishes take more of them, and one user in ten asks only once.
  private List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    kinds.add(Kind.FIRST);
    if (Draw.chance(random, 0.1)) {
      return kinds;
    }
    int more = Draw.poisson(random, 1.6 * Math.exp(0.3 * experience.difficulty()));
    double rephrase = behaviour == Behaviour.IRRITATED ? 0.35 : 0.08;
    for (int i = 0; i < Math.min(more, MOST_TURNS - 2); i++) {
      kinds.add(Draw.chance(random, rephrase) ? Kind.REPHRASE : Kind.NEXT);
    }
    kinds.add(lastWords());
    return kinds;
  }

  private Kind lastWords() {
    double u = random.nextDouble();
    return switch (behaviour) {
      case CALM ->
          u < 0.45 ? Kind.THANKS : u < 0.9 ? Kind.NEXT : u < 0.95 ? Kind.CURT : Kind.REPHRASE;
      case IRRITATED ->
          u < 0.4 ? Kind.COMPLAINT : u < 0.7 ? Kind.REPHRASE : u < 0.9 ? Kind.CURT : Kind.NEXT;
    };
  }

  private Outcome outcome() {
    return Draw.chance(random, 0.015) ? Outcome.REFUSED : Outcome.ANSWERED;
  }

  private TurnPlan turn(long start, Kind kind, Outcome outcome) {
    double slow = Math.exp(0.35 * experience.slowness());
    double firstChunk = setting.model().firstChunkMillis() * slow * Draw.logNormal(random, 1, 0.4);
    long input = Math.max(8, Math.round(Draw.logNormal(random, MEAN_INPUT_TOKENS, 1)));
    long output = outputTokens(outcome);
    long duration =
        outcome == Outcome.TIMED_OUT
            ? TIMEOUT_MILLIS
            : Math.min(
                TIMEOUT_MILLIS,
                Math.round(firstChunk + output * setting.model().millisPerToken() * slow));
    return new TurnPlan(
        start, Math.min(firstChunk, duration), start + duration, kind, outcome, input, output);
  }

  private long outputTokens(Outcome outcome) {
    double factor =
        (setting.user().treated() ? TREATMENT_LENGTH : 1)
            * (experience.regressed() ? REGRESSED_LENGTH : 1);
    double mean =
        switch (outcome) {
          case ANSWERED -> MEAN_OUTPUT_TOKENS * factor;
          case REFUSED -> REFUSAL_TOKENS;
          case TIMED_OUT -> 0;
        };
    return mean == 0 ? 0 : Math.max(1, Math.round(Draw.logNormal(random, mean, 0.7)));
  }
}

package io.airworthy.simulator;

import io.airworthy.simulator.TurnPlan.Outcome;
import java.time.Instant;
import java.util.SplittableRandom;

/// What a session has in store for its user, and how likely that is to dissatisfy.
///
/// Dissatisfaction is a Bernoulli draw whose log-odds add up what the session has in store:
///
/// `intercept + tenant + surface + model + 0.8 difficulty + 0.5 slowness + 1.8 [refused]
/// + 2.2 [timed out] - 0.25 [treatment] + ln 3 [regressed template] + ln 5 [drifted model]`
///
/// with difficulty and slowness standard normal; the intercept is solved so that the mean
/// probability is the rate asked for.
///
/// @param difficulty of what the user wants, standard normal
/// @param slowness of the machines at that time, standard normal, higher where the model is slow
/// @param outcome of the judged turn
/// @param regressed whether the template is the broken one
/// @param drifted whether the model has drifted
record Experience(
    double difficulty, double slowness, Outcome outcome, boolean regressed, boolean drifted) {
  private static final double REFUSAL_RATE = 0.03;
  private static final double REGRESSED_REFUSAL_RATE = 0.12;
  private static final double TIMEOUT_RATE = 0.005;
  private static final double SLOW_MODEL = 0.6;

  static Experience draw(SplittableRandom random, SessionPlan.Setting setting, Timeline timeline) {
    Instant start = Instant.ofEpochMilli(setting.startMillis());
    boolean regressed =
        setting.surface() == Timeline.REGRESSING
            && timeline.isUnderWay(IncidentKind.TEMPLATE_REGRESSION, start);
    boolean drifted =
        setting.model() == Timeline.DRIFTING
            && timeline.isUnderWay(IncidentKind.MODEL_DRIFT, start);
    double slowness = random.nextGaussian() + (setting.model() == Model.ATLAS ? SLOW_MODEL : 0);
    return new Experience(
        random.nextGaussian(), slowness, outcome(random, regressed), regressed, drifted);
  }

  private static Outcome outcome(SplittableRandom random, boolean regressed) {
    double u = random.nextDouble();
    if (u < TIMEOUT_RATE) {
      return Outcome.TIMED_OUT;
    }
    double refusals = regressed ? REGRESSED_REFUSAL_RATE : REFUSAL_RATE;
    return u < TIMEOUT_RATE + refusals ? Outcome.REFUSED : Outcome.ANSWERED;
  }

  /// Log-odds of dissatisfaction, the intercept aside.
  double logOdds(SessionPlan.Setting setting) {
    double outcomes =
        switch (outcome) {
          case ANSWERED -> 0;
          case REFUSED -> 1.8;
          case TIMED_OUT -> 2.2;
        };
    return setting.tenant().logOdds()
        + setting.surface().logOdds()
        + setting.model().logOdds()
        + 0.8 * difficulty
        + 0.5 * slowness
        + outcomes
        - (setting.user().treated() ? 0.25 : 0)
        + (regressed ? Math.log(3) : 0)
        + (drifted ? Math.log(5) : 0);
  }

  static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}

package io.airworthy.simulator;

import io.airworthy.simulator.SessionPlan.Rating;
import io.airworthy.simulator.SessionPlan.Setting;
import io.airworthy.simulator.TurnPlan.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Plans the sessions that begin on a day.
final class SessionPlanner {
  /// Ordinal of the tenant that leaves after three fifths of the days.
  static final int LEAVING = 7;

  private static final double SURGE = 5;
  private static final int CALIBRATION_DRAWS = 20_000;
  private static final long HOUR = 3_600_000;
  private static final double[] HOURS = {
    1, 1, 1, 1, 1, 2, 5, 10, 22, 34, 38, 34, 24, 28, 36, 36, 30, 22, 12, 8, 7, 6, 4, 2
  };

  private final SimulationOptions options;
  private final Population population;
  private final Timeline timeline;
  private final double intercept;

  SessionPlanner(SimulationOptions options, Population population, Timeline timeline) {
    this.options = options;
    this.population = population;
    this.timeline = timeline;
    this.intercept = intercept();
  }

  /// The sessions that begin on a day, in order of time.
  List<SessionPlan> plan(int day) {
    List<SessionPlan> plans = new ArrayList<>();
    for (Tenant tenant : population.tenants()) {
      SplittableRandom arrivals =
          Draw.stream(options.seed(), Streams.ARRIVALS, day, tenant.ordinal());
      double mean = mean(tenant, day);
      int usual = Draw.poisson(arrivals, mean);
      int surge =
          tenant.ordinal() == Population.TROUBLED ? Draw.poisson(arrivals, mean * (SURGE - 1)) : 0;
      for (int i = 0; i < usual + surge; i++) {
        long start = startMillis(tenant, day, arrivals);
        if (i < usual || isSurging(start)) {
          plans.add(plan(tenant, start, Draw.mix(options.seed(), day, tenant.ordinal(), i)));
        }
      }
    }
    plans.sort(
        Comparator.comparingLong(SessionPlan::startMillis).thenComparingLong(SessionPlan::key));
    return plans;
  }

  private boolean isSurging(long millis) {
    return timeline.isUnderWay(IncidentKind.TENANT_MIX_SHIFT, Instant.ofEpochMilli(millis));
  }

  private double mean(Tenant tenant, int day) {
    if (tenant.ordinal() == LEAVING && day >= options.days() * 3 / 5) {
      return 0;
    }
    double workingDay = 7 / (5 + 2 * tenant.weekend());
    return options.sessionsPerDay()
        * tenant.share()
        * (timeline.isWeekend(day) ? workingDay * tenant.weekend() : workingDay);
  }

  private long startMillis(Tenant tenant, int day, SplittableRandom random) {
    int local = Draw.weighted(random, HOURS);
    int hour = Math.floorMod(local - tenant.market().utcOffsetHours(), 24);
    return timeline.dayStart(day).toEpochMilli() + hour * HOUR + random.nextLong(HOUR);
  }

  private SessionPlan plan(Tenant tenant, long start, long key) {
    SplittableRandom random = Draw.stream(Streams.SESSIONS, key);
    Setting setting = setting(tenant, start, random);
    Experience experience = Experience.draw(random, setting, timeline);
    boolean dissatisfied =
        Draw.chance(random, Experience.probability(intercept + experience.logOdds(setting)));
    Behaviour behaviour = Behaviour.draw(random, setting, experience, dissatisfied);
    List<TurnPlan> turns = new TurnPlanner(random, setting, experience, behaviour).turns();
    int judged = judged(turns);
    Optional<Rating> rating = Ratings.rating(random, turns, judged, dissatisfied);
    Optional<Rating> handoff = Ratings.handoff(random, turns.getLast(), behaviour, dissatisfied);
    return new SessionPlan(key, setting, dissatisfied, turns, judged, rating, handoff);
  }

  /// A rating judges the reply before the user's last words, or the only one there is.
  private static int judged(List<TurnPlan> turns) {
    return turns.getLast().kind() == Kind.FIRST ? 0 : turns.size() - 2;
  }

  private Setting setting(Tenant tenant, long start, SplittableRandom random) {
    Instant time = Instant.ofEpochMilli(start);
    Surface surface = Surface.values()[Draw.weighted(random, tenant.surfaces())];
    Model model = Draw.chance(random, timeline.atlasShare(time)) ? Model.ATLAS : Model.SWIFT;
    return new Setting(
        tenant,
        population.user(tenant, random),
        surface,
        model,
        timeline.release(time),
        timeline.templateVersion(surface, time),
        timeline.isUnderWay(IncidentKind.FEATURE_NULL_OUT, time)
            ? Usage.Spelling.UNKNOWN
            : Usage.Spelling.CONVENTION,
        start);
  }

  /// Solves the mean probability for the intercept, on sessions of a time without incidents.
  private double intercept() {
    SplittableRandom random = Draw.stream(options.seed(), Streams.CALIBRATION);
    double[] shares = population.tenants().stream().mapToDouble(Tenant::share).toArray();
    long before = timeline.dayStart(0).minusMillis(1).toEpochMilli();
    double[] logOdds = new double[CALIBRATION_DRAWS];
    for (int i = 0; i < logOdds.length; i++) {
      Tenant tenant = population.tenants().get(Draw.weighted(random, shares));
      Setting setting = setting(tenant, before, random);
      logOdds[i] = Experience.draw(random, setting, timeline).logOdds(setting);
    }
    double low = -30;
    double high = 30;
    while (high - low > 1e-9) {
      double middle = (low + high) / 2;
      double sum = 0;
      for (double x : logOdds) {
        sum += Experience.probability(middle + x);
      }
      if (sum < options.positiveRate() * logOdds.length) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

package io.airworthy.evaluation;

/// When the leakage audit raises an alarm.
///
/// @param level confidence of every interval; 0.95 by default
/// @param alarmAuroc a single feature is suspect only when the lower bound of its area exceeds
///     this; 0.70 by default
/// @param certainAuroc above this a single feature is suspect whatever the others do; 0.95 by
///     default
/// @param spreads how many robust standard deviations above the median of all features the lower
///     bound must lie to stand out; 3 by default
/// @param leastPeers with fewer judged features than this none can stand out; 8 by default
/// @param leastLead how far the lower bound of a text head's score must lie above the area that the
///     head reached out of fold; 0.05 by default: halves of one set of dialogues differ by nearly
///     as much
/// @param leastClassRows a figure needs this many rows of each class; 20 by default
/// @param permutations shuffled orders to compare the true order with; 39 by default, so that the
///     least p-value is 1/40
/// @param leastGap how far the time-ordered area must lie below the median shuffled one; 0.05 by
///     default
/// @param mostSessions more sessions than this are sampled for the shuffled-time control; 20,000 by
///     default
/// @param leastDrop what the area must lose at least, with confidence, when the last events are cut
///     off; 0.03 by default
/// @param seed of folds and permutations; 1 by default
public record AuditOptions(
    double level,
    double alarmAuroc,
    double certainAuroc,
    double spreads,
    int leastPeers,
    double leastLead,
    int leastClassRows,
    int permutations,
    double leastGap,
    int mostSessions,
    double leastDrop,
    long seed) {
  /// The defaults.
  public static final AuditOptions DEFAULTS =
      new AuditOptions(0.95, 0.70, 0.95, 3, 8, 0.05, 20, 39, 0.05, 20_000, 0.03, 1);

  /// @throws IllegalArgumentException when a value is out of its range
  public AuditOptions {
    require(level > 0 && level < 1, "a confidence level is between 0 and 1");
    require(alarmAuroc >= 0.5 && alarmAuroc <= 1, "an alarm is set from 0.5 to 1");
    require(certainAuroc >= alarmAuroc && certainAuroc <= 1, "certainty lies above the alarm");
    require(spreads > 0 && leastPeers > 1, "standing out needs others");
    require(leastClassRows >= 2, "a class has at least 2 rows");
    require(permutations >= 19, "at least 19 permutations reach p = 0.05");
    require(mostSessions >= 100, "at least 100 sessions are used");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(rule);
    }
  }

  /// The same with another alarm on single features.
  public AuditOptions withAlarmAuroc(double auroc) {
    return new AuditOptions(
        level,
        auroc,
        Math.max(auroc, certainAuroc),
        spreads,
        leastPeers,
        leastLead,
        leastClassRows,
        permutations,
        leastGap,
        mostSessions,
        leastDrop,
        seed);
  }
}

package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/// What is simulated.
///
/// @param seed the same seed gives the same bytes
/// @param start the first UTC day
/// @param days number of days, 1 to 3,650
/// @param sessionsPerDay mean number of sessions a day, 1 to 1,000,000
/// @param positiveRate share of sessions whose user is dissatisfied, incidents aside, 0.0001 to
///     0.5; below it is what users feel, of which ratings tell only a part
/// @param incidents those to plant, by day; two of one kind may not overlap
/// @param history how much of a conversation each span carries
public record SimulationOptions(
    long seed,
    LocalDate start,
    int days,
    int sessionsPerDay,
    double positiveRate,
    List<Incident> incidents,
    InputHistory history) {
  /// Days unless told otherwise.
  public static final int DEFAULT_DAYS = 45;

  /// Sessions of one day unless told otherwise.
  public static final int DEFAULT_SESSIONS_PER_DAY = 400;

  /// Share of dissatisfied sessions unless told otherwise.
  public static final double DEFAULT_POSITIVE_RATE = 0.005;

  /// First day unless told otherwise, a Monday.
  public static final LocalDate DEFAULT_START = LocalDate.of(2026, 1, 5);

  private static final double LEAST_RATE = 1e-4;
  private static final double MOST_RATE = 0.5;

  /// @throws AirworthyException when a value is out of its range
  public SimulationOptions {
    Limits.start(start);
    Limits.range("days", days, 1, 3650);
    Limits.range("sessions-per-day", sessionsPerDay, 1, 1_000_000);
    if (!(positiveRate >= LEAST_RATE && positiveRate <= MOST_RATE)) {
      throw AirworthyException.badInput(
          "--positive-rate: found " + positiveRate + ", expected 0.0001 to 0.5");
    }
    incidents =
        incidents.stream()
            .sorted(Comparator.comparingInt(Incident::day).thenComparing(Incident::kind))
            .toList();
    for (Incident incident : incidents) {
      check(incident, incidents, days);
    }
  }

  /// Forty-five days of 400 sessions with one incident of each kind.
  public static SimulationOptions demo(long seed) {
    return new SimulationOptions(
        seed,
        DEFAULT_START,
        DEFAULT_DAYS,
        DEFAULT_SESSIONS_PER_DAY,
        DEFAULT_POSITIVE_RATE,
        Incident.demo(DEFAULT_DAYS),
        InputHistory.CURRENT);
  }

  private static void check(Incident incident, List<Incident> all, int days) {
    String name = incident.kind().wireName() + "@" + incident.day();
    if (incident.day() < 0 || incident.day() >= days) {
      throw AirworthyException.badInput(
          "--incident: found " + name + ", expected a day from 0 to " + (days - 1));
    }
    long overlapping =
        all.stream()
            .filter(other -> other.kind() == incident.kind())
            .filter(other -> Math.abs(other.day() - incident.day()) < incident.kind().days())
            .count();
    if (overlapping > 1) {
      throw AirworthyException.badInput(
          "--incident: "
              + name
              + " overlaps another of its kind, which lasts "
              + incident.kind().days()
              + " days");
    }
  }
}

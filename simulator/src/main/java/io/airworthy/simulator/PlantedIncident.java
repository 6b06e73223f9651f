package io.airworthy.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// The ground truth of one incident. It is never part of the telemetry.
///
/// @param kind what goes wrong
/// @param day on which day it begins, from 0
/// @param start when it begins
/// @param end when it is over; sessions that began before keep its effects
/// @param cohort the sessions concerned, by attribute; empty means all
/// @param expectedEffect what should be seen
public record PlantedIncident(
    IncidentKind kind,
    int day,
    Instant start,
    Instant end,
    Map<String, String> cohort,
    String expectedEffect) {
  /// Copies the cohort.
  public PlantedIncident {
    cohort = Map.copyOf(cohort);
  }

  /// The incident as a document with sorted keys and text values.
  public Map<String, Object> document() {
    Map<String, Object> document = new TreeMap<>();
    document.put("kind", kind.wireName());
    document.put("day", day);
    document.put("start", start.toString());
    document.put("end", end.toString());
    document.put("cohort", new TreeMap<>(cohort));
    document.put("expected_effect", expectedEffect);
    return document;
  }
}

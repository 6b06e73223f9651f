package io.airworthy.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is deployed when, and which incident is under way.
///
/// Releases go out weekly and template versions every 14 days, at 09:00 UTC. Incidents begin and
/// end at 09:00 too.
final class Timeline {
  static final String SERVICE = "assistant";
  static final Surface REGRESSING = Surface.DOCS;
  static final Model DRIFTING = Model.SWIFT;

  private static final Duration MORNING = Duration.ofHours(9);
  private static final int RELEASE_DAYS = 7;
  private static final int TEMPLATE_DAYS = 14;
  private static final double USUAL_ATLAS_SHARE = 0.25;
  private static final double CHANGED_ATLAS_SHARE = 0.85;

  private final LocalDate start;
  private final int days;
  private final List<PlantedIncident> planted;

  Timeline(SimulationOptions options, Tenant troubled) {
    this.start = options.start();
    this.days = options.days();
    List<PlantedIncident> incidents = new ArrayList<>();
    for (Incident incident : options.incidents()) {
      incidents.add(planted(incident, troubled));
    }
    this.planted = List.copyOf(incidents);
  }

  /// Midnight UTC at which a day begins.
  Instant dayStart(int day) {
    return start.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /// Whether the day is a Saturday or a Sunday.
  boolean isWeekend(int day) {
    return start.plusDays(day).getDayOfWeek().getValue() >= 6;
  }

  List<PlantedIncident> planted() {
    return planted;
  }

  boolean isUnderWay(IncidentKind kind, Instant time) {
    return window(kind, time).isPresent();
  }

  /// `service.version`.
  String release(Instant time) {
    Optional<PlantedIncident> broken = window(IncidentKind.FEATURE_NULL_OUT, time);
    return broken
        .map(incident -> plainRelease(incident.start()) + ".1")
        .orElseGet(() -> plainRelease(time) + ".0");
  }

  /// `gen_ai.prompt.version` of a surface's template.
  String templateVersion(Surface surface, Instant time) {
    Optional<PlantedIncident> regression =
        surface == REGRESSING ? window(IncidentKind.TEMPLATE_REGRESSION, time) : Optional.empty();
    return regression
        .map(incident -> plainTemplate(surface, incident.start()) + ".1")
        .orElseGet(() -> plainTemplate(surface, time) + ".0");
  }

  /// Share of sessions that the slower model answers.
  double atlasShare(Instant time) {
    return isUnderWay(IncidentKind.ROUTING_CHANGE, time) ? CHANGED_ATLAS_SHARE : USUAL_ATLAS_SHARE;
  }

  /// The changes that take effect on a day, as events.
  List<Event> changes(int day) {
    List<Event> events = new ArrayList<>();
    Instant time = dayStart(day).plus(MORNING);
    addChange(events, time, "release", SERVICE, this::release);
    for (Surface surface : Surface.values()) {
      addChange(events, time, "template", surface.template(), at -> templateVersion(surface, at));
    }
    addChange(events, time, "routing", SERVICE, this::routedTo);
    return events;
  }

  private String routedTo(Instant time) {
    return (atlasShare(time) > 0.5 ? Model.ATLAS : Model.SWIFT).wireName();
  }

  private static void addChange(
      List<Event> events, Instant time, String kind, String subject, Function<Instant, String> of) {
    String before = of.apply(time.minusMillis(1));
    String value = of.apply(time);
    if (!before.equals(value)) {
      events.add(
          new Event(
              "airworthy.change",
              Optional.empty(),
              time,
              time,
              List.of(
                  Attribute.of("airworthy.change.kind", kind),
                  Attribute.of("airworthy.change.subject", subject),
                  Attribute.of("airworthy.change.value", value))));
    }
  }

  private String plainRelease(Instant time) {
    return "1." + (mornings(time) / RELEASE_DAYS);
  }

  private String plainTemplate(Surface surface, Instant time) {
    return Integer.toString(1 + (mornings(time) + 3 * surface.ordinal()) / TEMPLATE_DAYS);
  }

  /// Number of mornings since the start, that of the first day not counted.
  private int mornings(Instant time) {
    long millis = Duration.between(dayStart(0).plus(MORNING), time).toMillis();
    return (int) Math.max(0, Math.floorDiv(millis, Duration.ofDays(1).toMillis()));
  }

  private Optional<PlantedIncident> window(IncidentKind kind, Instant time) {
    for (PlantedIncident incident : planted) {
      if (incident.kind() == kind
          && !time.isBefore(incident.start())
          && time.isBefore(incident.end())) {
        return Optional.of(incident);
      }
    }
    return Optional.empty();
  }

  private PlantedIncident planted(Incident incident, Tenant troubled) {
    Instant begin = dayStart(incident.day()).plus(MORNING);
    Instant end = dayStart(incident.day() + incident.kind().days()).plus(MORNING);
    Instant horizon = dayStart(days);
    Map<String, String> cohort =
        switch (incident.kind()) {
          case TEMPLATE_REGRESSION ->
              Map.of(
                  "gen_ai.prompt.name",
                  REGRESSING.template(),
                  "gen_ai.prompt.version",
                  plainTemplate(REGRESSING, begin) + ".1");
          case FEATURE_NULL_OUT -> Map.of("service.version", plainRelease(begin) + ".1");
          case TENANT_MIX_SHIFT -> Map.of("tenant.id", troubled.id());
          case MODEL_DRIFT -> Map.of("gen_ai.request.model", DRIFTING.wireName());
          case ROUTING_CHANGE -> Map.of("gen_ai.request.model", Model.ATLAS.wireName());
        };
    return new PlantedIncident(
        incident.kind(),
        incident.day(),
        begin,
        end.isBefore(horizon) ? end : horizon,
        cohort,
        incident.kind().expectedEffect());
  }
}

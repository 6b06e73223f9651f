package io.airworthy.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.airworthy.AirworthyException;
import io.airworthy.Floored;
import io.airworthy.loop.DailyResult;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// The overview's figures as JSON: what charts draw, and what the API answers.
final class OverviewData {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private static final JsonNode HIDDEN = JSON.getNodeFactory().textNode(Floored.SUPPRESSED);

  /// What each series is called in a legend.
  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("sessions", "sessions"),
          Map.entry("turns", "turns"),
          Map.entry("users", "of the day"),
          Map.entry("users_7d", "of 7 days"),
          Map.entry("users_30d", "of 30 days"),
          Map.entry("dissatisfaction_rate", "ratings below 3"),
          Map.entry("frustration_rate", "frustrated messages"),
          Map.entry("handoff_rate", "handed off"),
          Map.entry("refusal_rate", "refused"),
          Map.entry("error_rate", "failed"),
          Map.entry("latency_p50_millis", "median"),
          Map.entry("latency_p95_millis", "95th percentile"));

  private OverviewData() {}

  /// What the page's charts read, safe to stand in a script element.
  static String forCharts(Figures figures) {
    ObjectNode data = JSON.createObjectNode();
    putSeries(data, figures.series());
    ObjectNode labels = data.putObject("labels");
    figures.series().values().keySet().forEach(name -> labels.put(name, label(name)));
    data.put("suppressed", OverviewText.tooFew(figures.floor()));
    putChanges(data, figures);
    try {
      return JSON.writeValueAsString(data).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw AirworthyException.internal("the figures cannot be written as JSON", e);
    }
  }

  /// What the API answers.
  static ObjectNode document(Figures figures, List<DailyResult> runs) {
    ObjectNode document = JSON.createObjectNode();
    document.put("least_users", figures.floor().users());
    document.put("quarantined", figures.quarantined());
    putSeries(document, figures.series());
    figures
        .ahead()
        .ifPresent(ahead -> document.set("ahead", ahead.either(OverviewData::ahead, HIDDEN)));
    putChanges(document, figures);
    ArrayNode drops = document.putArray("drops");
    for (Drop drop : figures.drops()) {
      ObjectNode one = drops.addObject();
      one.put("tenant_id", drop.day().tenantId()).put("since", drop.since().toString());
      one.put("until", drop.until().toString());
      one.set("avg_7d", drop.day().avg7d().either(OverviewData::number, HIDDEN));
      one.set("prev_avg_7d", number(drop.day().prevAvg7d()));
    }
    ArrayNode list = document.putArray("runs");
    runs.forEach(run -> list.add(JSON.<ObjectNode>valueToTree(run).without("report")));
    return document;
  }

  private static JsonNode ahead(CalendarEnd.Ahead ahead) {
    return JSON.createObjectNode()
        .put("turns", ahead.turns())
        .put("latest", ahead.latest().toString());
  }

  private static void putSeries(ObjectNode document, Series series) {
    ArrayNode days = document.putArray("days");
    series.days().forEach(day -> days.add(day.toString()));
    ObjectNode named = document.putObject("series");
    series
        .values()
        .forEach(
            (name, values) -> {
              ArrayNode array = named.putArray(name);
              values.forEach(value -> array.add(number(value)));
            });
  }

  /// A number, null where it is undefined, or the word for a suppressed one.
  private static JsonNode number(Floored<OptionalDouble> value) {
    return value.either(
        number ->
            number.isPresent() ? number(number.getAsDouble()) : JSON.getNodeFactory().nullNode(),
        HIDDEN);
  }

  private static JsonNode number(double value) {
    return JSON.getNodeFactory().numberNode(value);
  }

  private static void putChanges(ObjectNode document, Figures figures) {
    ArrayNode changes = document.putArray("changes");
    for (Figures.Changed change : figures.changes()) {
      changes
          .addObject()
          .put("day", change.day().toString())
          .put("kind", change.kind())
          .put("subject", change.subject())
          .put("value", change.value());
    }
  }

  private static String label(String name) {
    return LABELS.getOrDefault(name, name);
  }
}

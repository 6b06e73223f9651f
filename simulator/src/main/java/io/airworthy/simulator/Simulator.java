package io.airworthy.simulator;

import io.airworthy.simulator.SessionPlan.Rating;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Simulates the traffic of an assistant with many tenants, and writes it as OTLP JSON lines,
/// content included.
///
/// Each day can be written by itself, in any order, and always gives the same bytes. A day holds
/// the spans that start on it, the flag evaluations and changes of that day, and the judgements
/// that become known on it, of sessions up to three days back.
public final class Simulator {
  /// No judgement becomes known later than this many days after its session's day.
  private static final int LATEST_JUDGEMENT_DAYS = 3;

  private static final Origin DEPLOYMENT = new Origin("deployment", "1", "production", Dialect.D1);

  private final SimulationOptions options;
  private final Timeline timeline;
  private final SessionPlanner planner;
  private final Map<Market, PhraseBook> books = new EnumMap<>(Market.class);

  /// A simulator with these options.
  public Simulator(SimulationOptions options) {
    this.options = options;
    Population population = new Population(options.seed(), options.sessionsPerDay());
    this.timeline = new Timeline(options, population.troubled());
    this.planner = new SessionPlanner(options, population, timeline);
    for (Market market : Market.values()) {
      books.put(market, PhraseBook.of(market.language()));
    }
  }

  /// The incidents that are planted, by day. The telemetry does not tell of them.
  public List<PlantedIncident> truth() {
    return timeline.planted();
  }

  /// Writes one day, from 0; the stream is flushed, not closed.
  ///
  /// @throws IndexOutOfBoundsException when the simulation has no such day
  public Counts writeDay(int day, OutputStream out) throws IOException {
    Objects.checkIndex(day, options.days());
    Day slice = new Day(day, new OtlpJsonWriter(out));
    for (int begun = Math.max(0, day - LATEST_JUDGEMENT_DAYS); begun <= day; begun++) {
      for (SessionPlan plan : planner.plan(begun)) {
        slice.write(plan);
      }
    }
    return slice.finish();
  }

  private PhraseBook phrases(SessionPlan plan) {
    Market market = plan.setting().user().market();
    return Objects.requireNonNull(books.get(market), "every market has its phrases");
  }

  /// The plans of the sessions that begin on a day, with what telemetry hides.
  List<SessionPlan> plans(int day) {
    return planner.plan(day);
  }

  /// What of each session falls on one day.
  private final class Day {
    private final OtlpJsonWriter writer;
    private final int day;
    private final long from;
    private final long to;
    private long sessions;
    private long turns;
    private long feedback;
    private long flights;

    Day(int day, OtlpJsonWriter writer) {
      this.day = day;
      this.writer = writer;
      this.from = timeline.dayStart(day).toEpochMilli();
      this.to = timeline.dayStart(day + 1).toEpochMilli();
    }

    void write(SessionPlan plan) throws IOException {
      Origin origin = SessionScript.origin(plan);
      if (plan.turns().getLast().startMillis() >= from) {
        writeTurns(plan, origin);
      }
      if (plan.rating().isPresent()) {
        judge(plan, origin, "satisfaction", plan.judged(), plan.rating().get());
      }
      if (plan.handoff().isPresent()) {
        judge(plan, origin, "handoff", plan.turns().size() - 1, plan.handoff().get());
      }
    }

    Counts finish() throws IOException {
      List<Event> changes = timeline.changes(day);
      for (Event change : changes) {
        writer.write(DEPLOYMENT, change);
      }
      writer.flush();
      return new Counts(sessions, turns, feedback, flights, changes.size(), writer.lines());
    }

    private void writeTurns(SessionPlan plan, Origin origin) throws IOException {
      SessionScript script = new SessionScript(plan, phrases(plan), options.history());
      if (holds(plan.startMillis())) {
        sessions++;
        flights++;
        writer.write(origin, script.flight());
      }
      List<Span> spans = script.spans();
      for (int i = 0; i < spans.size(); i++) {
        if (holds(plan.turns().get(i).startMillis())) {
          turns++;
          writer.write(origin, spans.get(i));
        }
      }
    }

    private void judge(SessionPlan plan, Origin origin, String name, int turn, Rating rating)
        throws IOException {
      if (holds(rating.knownMillis())) {
        feedback++;
        writer.write(origin, SessionScript.judgement(plan, name, turn, rating));
      }
    }

    private boolean holds(long millis) {
      return millis >= from && millis < to;
    }
  }
}

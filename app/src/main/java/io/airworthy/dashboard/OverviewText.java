package io.airworthy.dashboard;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.dashboard.Overview.ChangeLine;
import io.airworthy.dashboard.Overview.Chart;
import io.airworthy.dashboard.Overview.DroppedTenant;
import io.airworthy.dashboard.Overview.RunLine;
import io.airworthy.dashboard.Overview.Tile;
import io.airworthy.loop.DailyResult;
import io.airworthy.loop.ModelFigures;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/// Puts the overview's figures into words.
///
/// @param outdated whether the lake has rows that the figures do not count yet
record OverviewText(Figures figures, boolean outdated, List<DailyResult> runs) {
  private static final String NO_DATA = "no data";

  Overview overview() {
    Series series = figures.series();
    if (series.days().isEmpty()) {
      return new Overview("", List.of(), List.of(), List.of(), List.of(), runLines(), "{}");
    }
    return new Overview(
        period(),
        tiles(),
        charts(),
        figures.drops().stream().map(OverviewText::drop).toList(),
        figures.changes().reversed().stream().map(OverviewText::change).toList(),
        runLines(),
        OverviewData.forCharts(figures));
  }

  private String period() {
    List<LocalDate> days = figures.series().days();
    return days.getFirst()
        + " to "
        + days.getLast()
        + ", UTC days"
        + figures.ahead().map(ahead -> leftOut(ahead)).orElse("")
        + (outdated ? "; newer rows are being read, load the page again in a while" : "");
  }

  private String leftOut(Floored<CalendarEnd.Ahead> ahead) {
    return ahead.either(
        turns ->
            "; %,d turns dated later, the latest %s, are left out"
                .formatted(turns.turns(), turns.latest()),
        "; turns dated later, of " + tooFew() + ", are left out");
  }

  private List<Tile> tiles() {
    return List.of(
        tile("Sessions", "sessions", OverviewText::count, "that began"),
        tile("Active users", "users_30d", OverviewText::count, "distinct over 30 days"),
        new Tile(
            "Tenants that drop",
            Long.toString(dropping()),
            dropping() == 0 ? "" : "fail",
            "users of 7 days 30% below the 7 before"),
        tile("Satisfied", "satisfaction_rate", OverviewText::percent, "of ratings: 3 or more of 5"),
        tile("Handed off", "handoff_rate", OverviewText::percent, "of sessions, to a person"),
        tile("Latency", "latency_p95_millis", OverviewText::millis, "95th percentile of a turn"),
        new Tile(
            "Quarantined", "%,d".formatted(figures.quarantined()), "", "rows that were not kept"),
        new Tile("Champion", champion(), "", "the model in charge"));
  }

  /// Tenants that drop on the last day.
  private long dropping() {
    LocalDate last = figures.series().days().getLast();
    return figures.drops().stream().filter(drop -> drop.until().equals(last)).count();
  }

  private Tile tile(String name, String figure, DoubleFunction<String> text, String remark) {
    Series.OfDay latest = figures.series().latest(figure);
    String value =
        latest
            .value()
            .either(v -> v.stream().mapToObj(text).findFirst(), Optional.of(tooFew()))
            .orElse(NO_DATA);
    boolean known = latest.value().either(OptionalDouble::isPresent, false);
    return new Tile(name, value, known ? "" : "empty", remark + ", " + latest.day());
  }

  private static String count(double value) {
    return "%,.0f".formatted(value);
  }

  private static String percent(double share) {
    return "%.1f%%".formatted(100 * share);
  }

  private static String millis(double value) {
    return "%,.0f ms".formatted(value);
  }

  private static List<Chart> charts() {
    return List.of(
        new Chart(
            "Traffic",
            "Sessions that began and turns (a message and its reply) by UTC day.",
            "sessions turns",
            "count",
            "yes"),
        new Chart(
            "Active users",
            "Distinct users of the day, and of the 7 and 30 days that end with it.",
            "users users_7d users_30d",
            "count",
            "yes"),
        new Chart(
            "Satisfaction proxy",
            "Share of the day's ratings below 3 of 5; share of messages that sound frustrated"
                + " (signal above 0.5). Lower is better.",
            "dissatisfaction_rate frustration_rate",
            "percent",
            "yes"),
        new Chart(
            "Handoff rate",
            "Handoffs to a person of the day, over the sessions that began on it.",
            "handoff_rate",
            "percent",
            "yes"),
        new Chart(
            "Refusals and errors",
            "Share of replies that decline to help; share of turns that failed.",
            "refusal_rate error_rate",
            "percent",
            "yes"),
        new Chart(
            "Latency",
            "From the message's arrival to the complete reply, median and 95th percentile.",
            "latency_p50_millis latency_p95_millis",
            "ms",
            "yes"));
  }

  private List<RunLine> runLines() {
    return IntStream.range(0, runs.size())
        .mapToObj(i -> run(runs.get(runs.size() - 1 - i)))
        .toList();
  }

  private static RunLine run(DailyResult run) {
    Optional<ModelFigures> model = chosen(run);
    return new RunLine(
        run.run(),
        run.date(),
        run.decision(),
        "%,d".formatted(run.rows()),
        "%,d".formatted(run.positives()),
        model.map(ModelFigures::family).orElse("none"),
        model.map(m -> decimal(m.averagePrecision())).orElse(""),
        model.map(m -> decimal(m.auroc())).orElse(""),
        model.map(m -> decimal(m.ece())).orElse(""),
        run.reasons().stream().findFirst().orElse(""),
        run.report().isPresent());
  }

  private static Optional<ModelFigures> chosen(DailyResult run) {
    Optional<String> family =
        Optional.ofNullable(run.targets().get(run.target())).flatMap(target -> target.chosen());
    return run.challengers().stream()
        .filter(model -> family.filter(model.family()::equals).isPresent())
        .findFirst();
  }

  private String champion() {
    return runs.reversed().stream()
        .filter(run -> run.decision().equals("pass"))
        .flatMap(run -> Optional.ofNullable(run.targets().get(run.target())).stream())
        .flatMap(target -> target.published().stream())
        .findFirst()
        .orElse("none yet");
  }

  private static DroppedTenant drop(Drop drop) {
    Floored<Double> average = drop.day().avg7d();
    Floored<OptionalDouble> before = drop.day().prevAvg7d();
    return new DroppedTenant(
        drop.day().tenantId(),
        drop.since().toString(),
        drop.until().toString(),
        average.text("%.1f"::formatted),
        before.text(mean -> "%.1f".formatted(mean.orElseThrow())),
        average.text(now -> before.text(mean -> change(now, mean))));
  }

  private static String change(double now, OptionalDouble before) {
    return "%+.0f%%".formatted(100 * (now / before.orElseThrow() - 1));
  }

  private static ChangeLine change(Figures.Changed change) {
    return new ChangeLine(change.day().toString(), change.kind(), change.subject(), change.value());
  }

  private String tooFew() {
    return tooFew(figures.floor());
  }

  /// What is said of a suppressed figure.
  static String tooFew(KFloor floor) {
    return "fewer than " + floor.users() + " users";
  }

  private static String decimal(OptionalDouble value) {
    return value.isPresent()
        ? String.format(Locale.ROOT, "%.3f", value.getAsDouble())
        : "undefined";
  }
}

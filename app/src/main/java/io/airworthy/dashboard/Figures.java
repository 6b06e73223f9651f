package io.airworthy.dashboard;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import io.airworthy.features.JudgedTurns;
import io.airworthy.features.SessionTurns;
import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import io.airworthy.measures.Gaps;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TenantActives;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one snapshot of the lake says, day by day.
///
/// @param floor under which no figure about users is shown
/// @param series the figures by day
/// @param drops tenants whose users dropped within the last 30 days, newest first
/// @param changes releases, templates and routes that changed, oldest first
/// @param quarantined rows that could not be kept
/// @param ahead turns left out for being dated after today; empty when there are none
record Figures(
    KFloor floor,
    Series series,
    List<Drop> drops,
    List<Changed> changes,
    long quarantined,
    Optional<Floored<CalendarEnd.Ahead>> ahead) {
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  /// What the queries ask of turns.
  private static final List<String> COLUMNS =
      List.of(
          "turn_no",
          "position",
          "user_no",
          "tenant_id",
          "user_id",
          "trace_id",
          "span_id",
          "response_id",
          "event_time",
          "end_time",
          "reply_refusal",
          "error_type",
          "message_frustration");

  /// What the query calls the users behind a figure: its name and this.
  private static final String BEHIND = "_behind";

  /// A change event.
  ///
  /// @param day the UTC day it took effect
  /// @param kind `release`, `template`, `routing` or `schema`
  record Changed(LocalDate day, String kind, String subject, String value) {}

  /// @param today the UTC day by the clock; later ones are drawn only when all lie ahead
  static Figures of(LakeView view, KFloor floor, LocalDate today) {
    SessionTurns.load(view, EVER, COLUMNS);
    JudgedTurns.define(view);
    new Database(view.connection()).run(SqlText.of(Figures.class, "judged_day"));
    Optional<CalendarEnd> end = end(view, floor, today);
    TenantActives tenants = Meter.on(view).tenantActives(Meter.CHAT_TURN, Gaps.CALENDAR, today);
    return new Figures(
        floor,
        end.map(known -> series(view, floor, known.last()))
            .orElseGet(() -> new Series(List.of(), Map.of())),
        Drop.of(tenants.days(), floor),
        changes(view),
        quarantined(view),
        end.flatMap(CalendarEnd::ahead));
  }

  /// Empty when there are no turns.
  private static Optional<CalendarEnd> end(LakeView view, KFloor floor, LocalDate today) {
    List<CalendarEnd> ends = new ArrayList<>();
    ask(
        view,
        SqlText.of(Figures.class, "calendar_end").with("today", today.toString()),
        row -> ends.add(CalendarEnd.read(row, floor)));
    return ends.stream().findFirst();
  }

  private static Series series(LakeView view, KFloor floor, LocalDate last) {
    List<LocalDate> days = new ArrayList<>();
    Map<String, List<Floored<OptionalDouble>>> values = new LinkedHashMap<>();
    ask(
        view,
        SqlText.of(Figures.class, "days").with("last", last.toString()),
        row -> {
          days.add(row.getObject("day", LocalDate.class));
          for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            String name = row.getMetaData().getColumnLabel(i);
            if (!name.endsWith(BEHIND)) {
              values
                  .computeIfAbsent(name, figure -> new ArrayList<>())
                  .add(floor.show(row.getLong(name + BEHIND), number(row, name)));
            }
          }
        });
    return new Series(days, values);
  }

  private static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  private static List<Changed> changes(LakeView view) {
    List<Changed> changes = new ArrayList<>();
    ask(
        view,
        SqlText.of(Figures.class, "changes"),
        row ->
            changes.add(
                new Changed(
                    row.getObject("day", LocalDate.class),
                    row.getString("kind"),
                    row.getString("subject"),
                    row.getString("value"))));
    return List.copyOf(changes);
  }

  private static long quarantined(LakeView view) {
    List<Long> count = new ArrayList<>();
    ask(view, SqlText.of(Figures.class, "quarantined"), row -> count.add(row.getLong(1)));
    return count.getFirst();
  }

  private static void ask(LakeView view, SqlText query, Database.RowVisitor visitor) {
    new Database(view.connection()).forEach(query, visitor);
  }
}

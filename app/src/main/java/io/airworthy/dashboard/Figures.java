package io.airworthy.dashboard;

import io.airworthy.features.SessionTurns;
import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import io.airworthy.measures.Gaps;
import io.airworthy.measures.Meter;
import io.airworthy.measures.TenantDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What one snapshot of the lake says, day by day.
///
/// @param series the figures by day
/// @param drops tenants whose users dropped within the last 30 days, newest first
/// @param changes releases, templates and routes that changed, oldest first
/// @param quarantined rows that could not be kept
record Figures(Series series, List<Drop> drops, List<Changed> changes, long quarantined) {
  /// No figure is shown about fewer users than this.
  static final int LEAST_USERS = 5;

  private static final int DROP_DAYS = 30;

  /// A tenant whose users dropped.
  ///
  /// @param since the first of the days in a row on which it dropped
  /// @param until the last of them
  /// @param day its figures on the day of the deepest fall
  record Drop(LocalDate since, LocalDate until, TenantDay day) {}

  /// A change event.
  ///
  /// @param day the UTC day it took effect
  /// @param kind `release`, `template`, `routing` or `schema`
  record Changed(LocalDate day, String kind, String subject, String value) {}

  static Figures of(LakeView view) {
    SessionTurns.load(view, Instant.parse("9999-01-01T00:00:00Z"));
    return new Figures(series(view), drops(view), changes(view), quarantined(view));
  }

  private static Series series(LakeView view) {
    List<LocalDate> days = new ArrayList<>();
    Map<String, List<OptionalDouble>> values = new LinkedHashMap<>();
    ask(
        view,
        "days",
        row -> {
          days.add(row.getObject("day", LocalDate.class));
          boolean shown = row.getLong("users") >= LEAST_USERS;
          for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
            double value = row.getDouble(i);
            values
                .computeIfAbsent(row.getMetaData().getColumnLabel(i), name -> new ArrayList<>())
                .add(row.wasNull() || !shown ? OptionalDouble.empty() : OptionalDouble.of(value));
          }
        });
    return new Series(days, values);
  }

  private static List<Drop> drops(LakeView view) {
    Map<String, List<TenantDay>> tenants = new LinkedHashMap<>();
    for (TenantDay day : Meter.on(view).tenantActives(Meter.CHAT_TURN, Gaps.CALENDAR)) {
      tenants.computeIfAbsent(day.tenantId(), tenant -> new ArrayList<>()).add(day);
    }
    return tenants.values().stream()
        .flatMap(days -> latestDrop(days).stream())
        .sorted(
            Comparator.comparing(Drop::until)
                .reversed()
                .thenComparing(drop -> drop.day().tenantId()))
        .toList();
  }

  /// The tenant's latest drop, when it reaches into the last days and concerns enough users.
  private static Optional<Drop> latestDrop(List<TenantDay> days) {
    int last = days.size() - 1;
    while (last >= Math.max(0, days.size() - DROP_DAYS) && !days.get(last).isDrop30pct()) {
      last--;
    }
    if (last < Math.max(0, days.size() - DROP_DAYS)) {
      return Optional.empty();
    }
    int first = last;
    while (first > 0 && days.get(first - 1).isDrop30pct()) {
      first--;
    }
    TenantDay deepest =
        days.subList(first, last + 1).stream()
            .min(Comparator.comparingDouble(Figures::remaining))
            .orElseThrow();
    return Optional.of(new Drop(days.get(first).eventDate(), days.get(last).eventDate(), deepest))
        .filter(drop -> drop.day().prevAvg7d().orElse(0) >= LEAST_USERS);
  }

  /// The share of its daily users that a tenant kept.
  private static double remaining(TenantDay day) {
    return day.avg7d() / day.prevAvg7d().orElse(1);
  }

  private static List<Changed> changes(LakeView view) {
    List<Changed> changes = new ArrayList<>();
    ask(
        view,
        "changes",
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
    ask(view, "quarantined", row -> count.add(row.getLong(1)));
    return count.getFirst();
  }

  private static void ask(LakeView view, String query, Database.RowVisitor visitor) {
    new Database(view.connection()).forEach(SqlText.of(Figures.class, query), visitor);
  }
}

package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Active users of the view `sketched_events`, estimated from one sketch a day: 4 KiB for each day
/// with an event, whatever the number of users and events.
///
/// @param day the column of the day
record ApproximateActiveUserQuery(Connection connection, String day) {
  /// A century of days with events, 150 MB of sketches.
  private static final int MOST_DAYS = 36_525;

  ActiveUsers answer(int windowDays) throws SQLException {
    return SqlText.of(ApproximateActiveUserQuery.class, "user-registers")
        .with("column", DuckDb.name(day))
        .read(connection, rows -> answer(rows, windowDays));
  }

  private static ActiveUsers answer(ResultSet rows, int windowDays) throws SQLException {
    TreeMap<Integer, UserSketch> days = new TreeMap<>();
    long events = 0;
    while (rows.next()) {
      UserSketch sketch = days.computeIfAbsent(rows.getInt(1), _ -> UserSketch.empty());
      if (days.size() > MOST_DAYS) {
        throw AirworthyException.badInput(
            "more than %d days have events, which is the most that sketches hold; ask without"
                .formatted(MOST_DAYS));
      }
      sketch.add(rows.getInt(2), rows.getLong(3));
      events += rows.getLong(4);
    }
    return widest(days, windowDays, events);
  }

  private static ActiveUsers widest(
      TreeMap<Integer, UserSketch> days, int windowDays, long events) {
    SketchWindow window = new SketchWindow();
    UserSketch all = UserSketch.empty();
    long most = 0;
    Optional<LocalDate> start = Optional.empty();
    Optional<Map.Entry<Integer, UserSketch>> next = Optional.ofNullable(days.firstEntry());
    for (Map.Entry<Integer, UserSketch> first : days.entrySet()) {
      while (next.isPresent() && next.get().getKey() - first.getKey() < windowDays) {
        window.enter(next.get().getValue());
        all = all.union(next.get().getValue());
        next = Optional.ofNullable(days.higherEntry(next.get().getKey()));
      }
      long users = Math.round(window.union().estimate());
      if (users > most) {
        most = users;
        start = Optional.of(LocalDate.ofEpochDay(first.getKey()));
      }
      window.leave();
    }
    Optional<LocalDate> end = start.map(day -> day.plusDays(windowDays - 1L));
    return new ActiveUsers(
        Math.toIntExact(most), windowDays, start, end, events, Math.round(all.estimate()));
  }
}

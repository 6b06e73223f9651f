package io.airworthy.dashboard;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// Where the figures by day end, and what lies after that.
///
/// @param last the last day, no later than today unless all are
/// @param ahead turns of later days; empty when there are none
record CalendarEnd(LocalDate last, Optional<Floored<Ahead>> ahead) {
  /// Turns that are dated after the last day.
  ///
  /// @param turns how many, 1 or more
  /// @param latest the UTC day of the latest
  record Ahead(long turns, LocalDate latest) {}

  static CalendarEnd read(ResultSet row, KFloor floor) throws SQLException {
    long users = row.getLong("users");
    long turns = row.getLong("turns");
    Optional<LocalDate> latest = Optional.ofNullable(row.getObject("latest", LocalDate.class));
    return new CalendarEnd(
        row.getObject("last", LocalDate.class),
        latest.map(day -> floor.show(users, new Ahead(turns, day))));
  }
}

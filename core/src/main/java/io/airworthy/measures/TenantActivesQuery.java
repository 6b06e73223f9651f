package io.airworthy.measures;

import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Tenants' days, and their users of a window, from the loaded table `tenant_events`.
record TenantActivesQuery(Connection connection) {

  /// The calendar's last day, and what lies after it.
  private record CalendarEnd(long last, DaysAhead ahead) {}

  TenantActives answer(String event, Gaps gaps, LocalDate today) throws SQLException {
    return switch (gaps) {
      case ROWS ->
          new TenantActives(
              days(SqlText.of(TenantActivesQuery.class, "tenant-actives-rows"), event),
              DaysAhead.NONE);
      case CALENDAR -> {
        CalendarEnd end = end(today);
        SqlText calendar =
            SqlText.of(TenantActivesQuery.class, "tenant-actives-calendar").with("last", end.last);
        yield new TenantActives(days(calendar, event), end.ahead);
      }
    };
  }

  private CalendarEnd end(LocalDate today) throws SQLException {
    SqlText sql = SqlText.of(TenantActivesQuery.class, "calendar-end");
    try (PreparedStatement statement = connection.prepareStatement(sql.complete())) {
      statement.setLong(1, today.toEpochDay());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new CalendarEnd(row.getLong("last"), ahead(row));
      }
    }
  }

  private static DaysAhead ahead(ResultSet row) throws SQLException {
    long events = row.getLong("ahead");
    return events == 0
        ? DaysAhead.NONE
        : new DaysAhead(
            events, row.getLong("users"), Optional.of(LocalDate.ofEpochDay(row.getLong("latest"))));
  }

  private List<TenantDay> days(SqlText sql, String event) throws SQLException {
    List<TenantDay> days = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.complete())) {
      statement.setString(1, event);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          days.add(day(rows));
        }
      }
    }
    return days;
  }

  List<TenantUsers> users(LocalDate from, LocalDate to) throws SQLException {
    SqlText sql = SqlText.of(TenantActivesQuery.class, "tenant-users");
    long[] days = {
      from.toEpochDay(),
      to.toEpochDay(),
      to.minusDays(6).toEpochDay(),
      to.toEpochDay(),
      to.toEpochDay()
    };
    List<TenantUsers> tenants = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.complete())) {
      for (int i = 0; i < days.length; i++) {
        statement.setLong(i + 1, days[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          tenants.add(
              new TenantUsers(
                  rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
        }
      }
    }
    return tenants;
  }

  private static TenantDay day(ResultSet row) throws SQLException {
    double previousMean = row.getDouble(5);
    OptionalDouble previous =
        row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(previousMean);
    return new TenantDay(
        row.getString(1),
        LocalDate.ofEpochDay(row.getInt(2)),
        row.getLong(3),
        row.getDouble(4),
        previous,
        row.getLong(6));
  }
}

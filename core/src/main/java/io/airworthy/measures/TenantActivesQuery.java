package io.airworthy.measures;

import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Tenants' days from the loaded table `tenant_events`.
record TenantActivesQuery(Connection connection) {

  List<TenantDay> answer(String event, Gaps gaps) throws SQLException {
    SqlText sql =
        switch (gaps) {
          case CALENDAR -> SqlText.of(TenantActivesQuery.class, "tenant-actives-calendar");
          case ROWS -> SqlText.of(TenantActivesQuery.class, "tenant-actives-rows");
        };
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

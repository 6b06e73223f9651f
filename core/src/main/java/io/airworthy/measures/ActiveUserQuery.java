package io.airworthy.measures;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Optional;

/// Active users of the loaded table `events`: DuckDB numbers the users, the window slides here.
///
/// @param day the column of the day
record ActiveUserQuery(Connection connection, String day) {

  ActiveUsers answer(int windowDays) throws SQLException {
    Sql.run(connection, Sql.query("number-users"));
    int events = Sql.rowCount(connection, "events");
    int users = Sql.rowCount(connection, "users");
    int[] days = new int[events];
    int[] userNumbers = new int[events];
    String sql = Sql.query("events-by-number").formatted(Sql.name(day));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      for (int i = 0; rows.next(); i++) {
        long event = rows.getLong(1);
        days[i] = (int) (event >> Integer.SIZE);
        userNumbers[i] = (int) event;
      }
    }
    SlidingWindow widest = SlidingWindow.widest(days, userNumbers, users, windowDays);
    Optional<LocalDate> start =
        Optional.of(LocalDate.ofEpochDay(widest.startDay())).filter(found -> events > 0);
    return new ActiveUsers(
        widest.users(),
        windowDays,
        start,
        start.map(first -> first.plusDays(windowDays - 1L)),
        events,
        users);
  }
}

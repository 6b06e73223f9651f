package io.airworthy.measures;

import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// Active users of the loaded table `events`: DuckDB numbers the users, the window slides here.
///
/// @param day the column of the day
record ActiveUserQuery(Connection connection, String day) {

  ActiveUsers answer(int windowDays) throws SQLException {
    SqlText.of(ActiveUserQuery.class, "number-users").run(connection);
    int events = LoadedTable.rows(connection, "events");
    int users = LoadedTable.rows(connection, "users");
    int[] days = new int[events];
    int[] userNumbers = new int[events];
    SqlText.of(ActiveUserQuery.class, "events-by-number")
        .with("column", DuckDb.name(day))
        .read(
            connection,
            rows -> {
              for (int i = 0; rows.next(); i++) {
                long event = rows.getLong(1);
                days[i] = (int) (event >> Integer.SIZE);
                userNumbers[i] = (int) event;
              }
              return events;
            });
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

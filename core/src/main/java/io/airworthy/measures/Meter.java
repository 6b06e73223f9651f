package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.lake.LakeView;
import io.airworthy.stats.Quantiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/// Answers what people ask of telemetry: how many users were active, which tenants fell silent, how
/// well scores rank in each cohort, which values are frequent, how a number is distributed.
///
/// It reads a file or the lake. In a file the columns are those each method names. In the lake an
/// event is a turn whose user is known.
public final class Meter {
  /// The event that counts unless another is named.
  public static final String CHAT_TURN = "chat_turn";

  private final Connection connection;
  private final Relation events;
  private final Relation rows;
  private final Column time;

  private Meter(Relation events, Relation rows, Column time) {
    this.connection = rows.connection();
    this.events = events;
    this.rows = rows;
    this.time = time;
  }

  /// A meter on a file, which must stay open.
  public static Meter on(TabularFile file) {
    Column seconds = Column.required("timestamp", CellType.EPOCH_SECONDS);
    return new Meter(file.relation(), file.relation(), seconds);
  }

  /// A meter on one snapshot of the lake, which must stay open.
  public static Meter on(LakeView lake) {
    Column eventTime = Column.required("event_time", CellType.MOMENT);
    return new Meter(LakeRelation.userTurns(lake), LakeRelation.turns(lake), eventTime);
  }

  /// The most distinct users of any window of consecutive UTC days.
  ///
  /// A file has the columns `timestamp` (UTC epoch seconds) and `user_id`.
  ///
  /// @param windowDays 1 or more
  public ActiveUsers activeUsers(int windowDays) {
    if (windowDays < 1) {
      throw AirworthyException.badInput("a window of " + windowDays + " days: at least 1 expected");
    }
    events.load("events", List.of(time, Column.required("user_id", CellType.TEXT)));
    return answer(() -> new ActiveUserQuery(connection, time.name()).answer(windowDays));
  }

  /// The users of each tenant day by day, ordered by tenant and day.
  ///
  /// A file has the columns `tenant_id`, `user_id`, `event_time` (ISO-8601 or epoch seconds) and
  /// `event_name`.
  ///
  /// @param event the eligible events
  /// @param gaps what silent days are
  public List<TenantDay> tenantActives(String event, Gaps gaps) {
    events.load(
        "tenant_events",
        List.of(
            Column.required("tenant_id", CellType.TEXT),
            Column.required("user_id", CellType.TEXT),
            Column.required("event_time", CellType.MOMENT),
            Column.required("event_name", CellType.TEXT)));
    return answer(() -> new TenantActivesQuery(connection).answer(event, gaps));
  }

  /// The area under the ROC curve of each cohort of a file with the columns `y_true`, `y_score` and
  /// `cohort_id`; empty where a cohort lacks a class.
  public SortedMap<String, OptionalDouble> cohortAuc() {
    rows.load(
        "scored",
        List.of(
            Column.required("y_true", CellType.LABEL),
            Column.required("y_score", CellType.FINITE_NUMBER),
            Column.required("cohort_id", CellType.TEXT)));
    return answer(() -> new CohortAucQuery(connection).answer());
  }

  /// The most frequent values of a column, by count and then by value as text, in the order of code
  /// points. Rows without a value are left out.
  ///
  /// @param k how many at most, 1 or more
  public List<ValueCount> top(String column, int k) {
    if (k < 1) {
      throw AirworthyException.badInput("the top " + k + " values: at least 1 expected");
    }
    rows.load("top_values", List.of(Column.optional(column, CellType.TEXT)));
    return answer(() -> new ColumnQuery(connection, column).top(k));
  }

  /// Quantiles of type R-7 of a column of numbers; all empty when it has none. Rows without a value
  /// are left out.
  ///
  /// @param qs each from 0 to 1
  public List<OptionalDouble> quantiles(String column, double... qs) {
    for (double q : qs) {
      if (!(q >= 0 && q <= 1)) {
        throw AirworthyException.badInput("the quantile " + q + ": from 0 to 1 expected");
      }
    }
    rows.load("numbers", List.of(Column.optional(column, CellType.FINITE_NUMBER)));
    double[] values = answer(() -> new ColumnQuery(connection, column).numbers());
    return values.length == 0
        ? Arrays.stream(qs).mapToObj(q -> OptionalDouble.empty()).toList()
        : Arrays.stream(Quantiles.r7(values, qs)).mapToObj(OptionalDouble::of).toList();
  }

  private interface Question<T> {
    T answer() throws SQLException;
  }

  private static <T> T answer(Question<T> question) {
    try {
      return question.answer();
    } catch (SQLException e) {
      throw Sql.failed(e);
    }
  }
}

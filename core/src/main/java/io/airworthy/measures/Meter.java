package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.lake.LakeView;
import io.airworthy.stats.Quantiles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Stream;

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
    return on(LakeRelation.all(lake));
  }

  /// The same, on the turns of one tenant alone.
  public static Meter on(LakeView lake, Identifier tenant) {
    return on(LakeRelation.of(lake, tenant));
  }

  private static Meter on(LakeRelation lake) {
    Column eventTime = Column.required("event_time", CellType.MOMENT);
    return new Meter(lake.userTurns(), lake.turns(), eventTime);
  }

  /// The most distinct users of any window of consecutive UTC days.
  ///
  /// A file has the columns `timestamp` (UTC epoch seconds) and `user_id`.
  ///
  /// @param windowDays 1 or more
  public ActiveUsers activeUsers(int windowDays) {
    checkWindow(windowDays);
    events.load("events", List.of(time, Column.required("user_id", CellType.TEXT)));
    return answer(() -> new ActiveUserQuery(connection, time.name()).answer(windowDays));
  }

  /// The same estimated in bounded memory: 4 KiB a day, for up to 36,525 days with events. The
  /// numbers of users are estimates, which in 95 of 100 cases are within the fraction
  /// [#activeUsersErrorBound] of the truth; the events are counted.
  ///
  /// @param windowDays 1 or more
  public ActiveUsers approximateActiveUsers(int windowDays) {
    checkWindow(windowDays);
    events.view("sketched_events", List.of(time, Column.required("user_id", CellType.TEXT)));
    return answer(() -> new ApproximateActiveUserQuery(connection, time.name()).answer(windowDays));
  }

  /// The relative error of [#approximateActiveUsers] in 95 of 100 cases.
  public static double activeUsersErrorBound() {
    return UserSketch.ERROR_BOUND;
  }

  private static void checkWindow(int windowDays) {
    if (windowDays < 1) {
      throw AirworthyException.badInput("a window of " + windowDays + " days: at least 1 expected");
    }
  }

  /// The users of each tenant day by day.
  ///
  /// A file has the columns `tenant_id`, `user_id`, `event_time` (ISO-8601 or epoch seconds) and
  /// `event_name`.
  ///
  /// @param event the eligible events
  /// @param gaps what silent days are
  /// @param today the UTC day by the clock: a calendar ends there unless all days lie ahead
  public TenantActives tenantActives(String event, Gaps gaps, LocalDate today) {
    loadTenantEvents();
    return answer(() -> new TenantActivesQuery(connection).answer(event, gaps, today));
  }

  /// The users of each tenant that had an event by the end of a window of days, ordered by tenant.
  public List<TenantUsers> tenantUsers(LocalDate from, LocalDate to) {
    loadTenantEvents();
    return answer(() -> new TenantActivesQuery(connection).users(from, to));
  }

  private void loadTenantEvents() {
    events.load(
        "tenant_events",
        List.of(
            Column.required("tenant_id", CellType.TEXT),
            Column.required("user_id", CellType.TEXT),
            Column.required("event_time", CellType.MOMENT),
            Column.required("event_name", CellType.TEXT)));
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
    checkCount(k);
    rows.load("top_values", List.of(Column.optional(column, CellType.TEXT)));
    return answer(() -> new ColumnQuery(connection, column).top(k));
  }

  /// Frequent values of a column found in bounded memory: with exact counts, perhaps not all.
  ///
  /// @param k how many at most, from 1 to 100
  public ApproximateTop approximateTop(String column, int k) {
    checkCount(k);
    if (k > TopSketch.MOST) {
      throw AirworthyException.badInput(
          "the top %d values: at most %d can be approximated".formatted(k, TopSketch.MOST));
    }
    rows.view("sketched_values", List.of(Column.optional(column, CellType.TEXT)));
    return answer(() -> new TopSketch(connection, column).top(k));
  }

  private static void checkCount(int k) {
    if (k < 1) {
      throw AirworthyException.badInput("the top " + k + " values: at least 1 expected");
    }
  }

  /// Quantiles of type R-7 of a column of numbers; all empty when it has none. Rows without a value
  /// are left out.
  ///
  /// @param qs each from 0 to 1
  public List<OptionalDouble> quantiles(String column, double... qs) {
    checkQuantiles(qs);
    rows.load("numbers", List.of(Column.optional(column, CellType.FINITE_NUMBER)));
    double[] values = answer(() -> new ColumnQuery(connection, column).numbers());
    return values.length == 0
        ? Arrays.stream(qs).mapToObj(q -> OptionalDouble.empty()).toList()
        : Arrays.stream(Quantiles.r7(values, qs)).mapToObj(OptionalDouble::of).toList();
  }

  /// The same in bounded memory: the numbers that a quantile lies between, and so the quantile
  /// where they have one sign, are within the fraction [#quantilesErrorBound] of the truth. The
  /// least and the greatest number are exact.
  ///
  /// @param qs each from 0 to 1
  public List<OptionalDouble> approximateQuantiles(String column, double... qs) {
    checkQuantiles(qs);
    rows.view("sketched_numbers", List.of(Column.optional(column, CellType.FINITE_NUMBER)));
    QuantileSketch sketch = answer(() -> QuantileSketch.of(connection, column));
    return Arrays.stream(qs).mapToObj(sketch::quantile).toList();
  }

  /// The relative error of [#approximateQuantiles], in every case.
  public static double quantilesErrorBound() {
    return QuantileSketch.ERROR_BOUND;
  }

  /// Distinct known users behind each value of a column of the lake, in the values' order.
  public List<Long> usersBehind(String column, List<ValueCount> values) {
    viewAttributed(column);
    return answer(() -> new ColumnQuery(connection, column).usersBehind(values));
  }

  /// Distinct known users of the lake's rows that have a value in a column.
  public long usersBehind(String column) {
    viewAttributed(column);
    return answer(() -> new ColumnQuery(connection, column).usersBehind());
  }

  private void viewAttributed(String column) {
    List<Column> columns =
        Stream.of(column, "user_id")
            .distinct()
            .map(name -> Column.optional(name, CellType.TEXT))
            .toList();
    rows.view("attributed", columns);
  }

  private static void checkQuantiles(double... qs) {
    for (double q : qs) {
      if (!(q >= 0 && q <= 1)) {
        throw AirworthyException.badInput("the quantile " + q + ": from 0 to 1 expected");
      }
    }
  }

  /// A failure of the engine that no input explains.
  static AirworthyException failed(SQLException e) {
    return AirworthyException.internal("DuckDB could not answer a query of the measures", e);
  }

  private interface Question<T> {
    T answer() throws SQLException;
  }

  private static <T> T answer(Question<T> question) {
    try {
      return question.answer();
    } catch (SQLException e) {
      throw failed(e);
    }
  }
}

package io.airworthy.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.lake.Database;
import io.airworthy.lake.LakeView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeterTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 4, 1);

  /// A lake of a few turns in memory.
  private record InMemoryLake(Connection connection) implements LakeView {
    static InMemoryLake of(String... rows) throws SQLException {
      Connection connection = DriverManager.getConnection("jdbc:duckdb:");
      new Database(connection).run("test", "set TimeZone = 'UTC'");
      new Database(connection)
          .run(
              "test",
              "create table turns (tenant_id varchar, user_id varchar, event_time timestamp,"
                  + " operation varchar, input_tokens bigint, locale varchar)");
      for (String row : rows) {
        new Database(connection).run("test", "insert into turns values (" + row + ")");
      }
      return new InMemoryLake(connection);
    }

    @Override
    public LakeView beside() {
      try {
        return new InMemoryLake(connection.unwrap(DuckDBConnection.class).duplicate());
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String snapshotId() {
      return "memory";
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @TempDir Path folder;

  @Test
  void lake_isMeasuredByTurnsOfKnownUsers() throws Exception {
    try (LakeView lake =
        InMemoryLake.of(
            "'t1','a','2026-01-01 23:59:59.999999','chat',10,'en'",
            "'t1','b','2026-01-02 00:00:00','invoke_agent',20,'en'",
            "'t1',null,'2026-01-02 00:00:00','chat',30,'de'",
            "'t1','c','2026-01-02 00:00:00','execute_tool',null,null")) {
      Meter meter = Meter.on(lake);
      ActiveUsers daily = meter.activeUsers(1);
      assertThat(daily.maxDistinctUsers()).isEqualTo(1);
      assertThat(daily.windowStart()).contains(LocalDate.of(2026, 1, 1));
      assertThat(daily.events()).isEqualTo(2);
      assertThat(meter.activeUsers(2).maxDistinctUsers()).isEqualTo(2);
      assertThat(meter.tenantActives(Meter.CHAT_TURN, Gaps.CALENDAR, TODAY).days())
          .extracting(TenantDay::dau, TenantDay::wau7d)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(1L, 1L),
              org.assertj.core.groups.Tuple.tuple(1L, 2L));
      assertThat(meter.top("locale", 5))
          .containsExactly(new ValueCount("en", 2), new ValueCount("de", 1));
      assertThat(meter.quantiles("input_tokens", 0.5)).containsExactly(OptionalDouble.of(20));
      assertThatThrownBy(meter::cohortAuc)
          .hasMessageContaining("the lake's turns: no column y_true");
    }
  }

  @Test
  void tenantActives_ofManyTenantsAreInOrder() throws Exception {
    try (LakeView lake = InMemoryLake.of()) {
      new Database(lake.connection())
          .run(
              "test",
              "insert into turns select 't' || i % 4000, 'u' || i, "
                  + "timestamp '2026-01-01' + interval (i // 4000) day, 'chat', 1, 'en' "
                  + "from range(200_000) turn(i)");
      List<TenantDay> days = Meter.on(lake).tenantActives(Meter.CHAT_TURN, Gaps.ROWS, TODAY).days();
      assertThat(days)
          .hasSize(200_000)
          .isSortedAccordingTo(
              Comparator.comparing(TenantDay::tenantId).thenComparing(TenantDay::eventDate));
    }
  }

  private <T> List<T> csv(String text, java.util.function.Function<Meter, List<T>> question) {
    return new TableFixture(folder).csv(text, question);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void top_equalsCountingInAMap(long seed) {
    Random random = new Random(seed);
    Map<String, Long> counts = new TreeMap<>();
    StringBuilder text = new StringBuilder("id,intent\n");
    for (int i = 0; i < 300; i++) {
      String value = "é" + (int) Math.abs(random.nextGaussian() * 20);
      counts.merge(value, 1L, Long::sum);
      text.append(i).append(',').append(value).append('\n');
    }
    List<ValueCount> expected = new ArrayList<>();
    counts.forEach((value, count) -> expected.add(new ValueCount(value, count)));
    expected.sort(Comparator.comparingLong(ValueCount::count).reversed());
    assertThat(csv(text.toString(), meter -> meter.top("intent", 12)))
        .isEqualTo(expected.subList(0, 12));
    assertThat(csv(text.toString(), meter -> meter.top("intent", 9999))).isEqualTo(expected);
  }

  @Test
  void top_leavesOutRowsWithoutAValue() {
    assertThat(csv("a,b\n1,\n1,x\n1,\n", meter -> meter.top("b", 3)))
        .containsExactly(new ValueCount("x", 1));
    assertThat(csv("a,b\n", meter -> meter.top("b", 3))).isEmpty();
    assertThatThrownBy(() -> csv("a,b\n", meter -> meter.top("b", 0)))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> csv("a,b\n", meter -> meter.top("c", 1)))
        .hasMessageContaining("no column c; there are: a, b");
  }

  @Test
  void quantiles_interpolateAsNumpyDoes() {
    String text = "v\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n100\n";
    assertThat(csv(text, meter -> meter.quantiles("v", 0.9, 0, 1, 0.25)))
        .containsExactly(
            OptionalDouble.of(10),
            OptionalDouble.of(1),
            OptionalDouble.of(100),
            OptionalDouble.of(3.5));
  }

  @Test
  void quantiles_leaveOutRowsWithoutAValueAndAreUndefinedOfNone() {
    assertThat(csv("a,v\n1,\n1,3\n", meter -> meter.quantiles("v", 0.5)))
        .containsExactly(OptionalDouble.of(3));
    assertThat(csv("a,v\n1,\n", meter -> meter.quantiles("v", 0.5, 0.9)))
        .containsExactly(OptionalDouble.empty(), OptionalDouble.empty());
  }

  @Test
  void quantiles_refuseWhatIsNoNumber() {
    assertThatThrownBy(() -> csv("a,v\n1,1\n1,high\n", meter -> meter.quantiles("v", 0.5)))
        .hasMessageContaining("row 2 (line 3), column v: found text of 4 characters");
    assertThatThrownBy(() -> csv("a,v\n1,inf\n", meter -> meter.quantiles("v", 0.5)))
        .hasMessageContaining("found inf, expected a finite number");
    assertThatThrownBy(() -> csv("v\n1\n", meter -> meter.quantiles("v", 1.5)))
        .hasMessageContaining("the quantile 1.5: from 0 to 1 expected");
  }
}

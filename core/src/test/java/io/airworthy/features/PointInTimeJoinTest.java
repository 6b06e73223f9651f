package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointInTimeJoinTest {
  private final InMemoryLakeView lake = new InMemoryLakeView();

  @AfterEach
  void close() {
    lake.close();
  }

  private List<String> answers(JoinCase joinCase) {
    joinCase.store(lake);
    outcome(joinCase.view());
    return answers();
  }

  private List<String> answers() {
    return rows("select id || ' ' || status || ' ' || coalesce(\"seen.x\"::text, 'null') from got");
  }

  private List<JoinOutcome> outcomes(FeatureView view) {
    return new PointInTimeJoin(lake.connection(), JoinCase.PARTS)
        .join(view, "asked", "seen", "got");
  }

  /// The outcome of the only part that the labels of a case of one label have.
  private JoinOutcome outcome(FeatureView view) {
    return outcomes(view).getFirst();
  }

  private List<String> rows(String query) {
    List<String> found = new ArrayList<>();
    try (Statement statement = lake.connection().createStatement();
        ResultSet result = statement.executeQuery(query + " order by id")) {
      while (result.next()) {
        found.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  private List<String> answers(FeatureView view, long cutoff, JoinCase.Row... rows) {
    return answers(
        new JoinCase(view, List.of(new JoinCase.Asked(0, "1", "23", cutoff)), List.of(rows)));
  }

  private static JoinCase.Row row(long event, long available, long sequence, double value) {
    return new JoinCase.Row("1", "23", event, available, sequence, value);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void randomCases_equalTheBruteForceOracle(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      JoinCase joinCase = JoinCase.random(random);
      joinCase.store(lake);
      List<JoinOutcome> outcomes = outcomes(joinCase.view());
      assertThat(answers()).as("seed %d, %s", seed, joinCase).isEqualTo(joinCase.expected());
      for (int part = 0; part < JoinCase.PARTS; part++) {
        assertThat(outcomes.get(part).labels()).isEqualTo(joinCase.labels(part).count());
        assertThat(outcomes.get(part).late())
            .as("late rows of part %d, seed %d, %s", part, seed, joinCase)
            .isEqualTo(joinCase.labels(part).filter(joinCase::late).count());
      }
    }
  }

  @Test
  void boundary_exclusiveSkipsWhatHappenedAtTheCutoff() {
    assertThat(answers(JoinCase.plain(), 10, row(9, 9, 0, 1), row(10, 10, 0, 2)))
        .containsExactly("0 fresh 1.0");
  }

  @Test
  void boundary_inclusiveTakesWhatHappenedAtTheCutoff() {
    assertThat(
            answers(
                JoinCase.plain().with(Boundary.INCLUSIVE), 10, row(9, 9, 0, 1), row(10, 10, 0, 2)))
        .containsExactly("0 fresh 2.0");
  }

  @Test
  void availability_atTheCutoffIsInTime() {
    assertThat(answers(JoinCase.plain(), 10, row(5, 10, 0, 1))).containsExactly("0 fresh 1.0");
    assertThat(answers(JoinCase.plain(), 10, row(5, 11, 0, 1))).containsExactly("0 absent null");
  }

  @Test
  void tie_isBrokenByAvailabilityThenSequence() {
    assertThat(answers(JoinCase.plain(), 10, row(5, 6, 9, 1), row(5, 7, 1, 2), row(5, 7, 2, 3)))
        .containsExactly("0 fresh 3.0");
  }

  @Test
  void backfill_doesNotShadowTheOlderRowThatWasAvailable() {
    assertThat(answers(JoinCase.plain(), 10, row(3, 3, 0, 1), row(8, 99, 0, 2)))
        .containsExactly("0 fresh 1.0");
    assertThat(outcome(JoinCase.plain()).late()).isEqualTo(1);
  }

  @Test
  void lateArrival_ofAnOlderRowDoesNotReplaceANewerOne() {
    assertThat(answers(JoinCase.plain(), 20, row(8, 8, 0, 2), row(3, 15, 0, 1)))
        .containsExactly("0 fresh 2.0");
    assertThat(outcome(JoinCase.plain()).late()).isZero();
  }

  @Test
  void sourceDelay_postponesAvailability() {
    FeatureView delayed = JoinCase.plain().withSourceDelay(JoinCase.micros(3));
    assertThat(answers(delayed, 10, row(5, 7, 0, 1), row(6, 8, 0, 2)))
        .containsExactly("0 fresh 1.0");
  }

  @Test
  void compositeKeys_doNotCollideWhenConcatenated() {
    assertThat(answers(JoinCase.plain(), 10, new JoinCase.Row("12", "3", 5, 5, 0, 1)))
        .containsExactly("0 absent null");
  }

  @Test
  void nullKeys_joinNothing() {
    JoinCase joinCase =
        new JoinCase(
            JoinCase.plain(),
            List.of(new JoinCase.Asked(0, "1", "", 10), new JoinCase.Asked(1, "", "", 10)),
            List.of(new JoinCase.Row("1", "", 5, 5, 0, 1), new JoinCase.Row("", "", 5, 5, 0, 2)));
    assertThat(answers(joinCase)).containsExactly("0 absent null", "1 absent null");
  }

  @Test
  void maxAge_isInclusiveAndExpiredRowsKeepTheirPlace() {
    FeatureView aged = JoinCase.plain().withMaxAge(JoinCase.micros(5));
    assertThat(answers(aged, 10, row(5, 5, 0, 1))).containsExactly("0 fresh 1.0");
    assertThat(answers(aged, 11, row(5, 5, 0, 1))).containsExactly("0 expired null");
  }

  @Test
  void duplicateRequests_eachGetTheirOwnRow() {
    JoinCase.Asked first = new JoinCase.Asked(0, "1", "23", 10);
    JoinCase.Asked second = new JoinCase.Asked(1, "1", "23", 10);
    JoinCase.Row seen = row(5, 5, 0, 1);
    assertThat(answers(new JoinCase(JoinCase.plain(), List.of(first, second), List.of(seen, seen))))
        .containsExactly("0 fresh 1.0", "1 fresh 1.0");
  }

  @Test
  void repeatedIds_areRefused() {
    JoinCase.Asked asked = new JoinCase.Asked(7, "1", "23", 10);
    JoinCase joinCase =
        new JoinCase(JoinCase.plain(), List.of(asked, asked), List.of(row(5, 5, 0, 1)));
    assertThatThrownBy(() -> answers(joinCase))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("1 label ids in, but 4 rows out");
  }

  @Test
  void audit_measuresHowNearToTheCutoffARowBecameVisible() {
    answers(JoinCase.plain(), 10, row(5, 7, 0, 1));
    assertThat(outcome(JoinCase.plain()).newestPastCutoffMicros()).hasValue(-3);
  }

  /// The portable form: labels and rows in one stream, the last row seen carried forward. It knows
  /// no lateness, so rows are available at once and no two of a key happen together.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void punctualRows_equalUnionWithLastValueAndBareAsOf(long seed) {
    lake.run(
        """
        create table seen as
        select distinct on (tenant_id, user_id, event_time)
          (i %% 3)::text as tenant_id, (i %% 7)::text as user_id,
          make_timestamp((hash(i + %1$d) %% 100000)::bigint) as event_time,
          event_time as available_at, i as sequence, i::double as x
        from range(3000) t(i)
        order by i
        """
            .formatted(seed));
    lake.run(
        """
        create table asked as
        select i::int as id, 0 as part, (i %% 4)::text as tenant_id, (i %% 7)::text as user_id,
          make_timestamp((hash(i * 31 + %d) %% 100000)::bigint) as cutoff
        from range(2000) t(i)
        """
            .formatted(seed));
    outcome(JoinCase.plain());
    List<String> joined = rows("select id || ' ' || coalesce(\"seen.x\"::text, 'null') from got");
    assertThat(joined)
        .isEqualTo(
            rows(
                """
                select id || ' ' || coalesce(x::text, 'null') from asked l
                asof left join seen f on l.tenant_id = f.tenant_id and l.user_id = f.user_id
                  and l.cutoff > f.event_time
                """))
        .isEqualTo(
            rows(
                """
                select id || ' ' || coalesce(carried::text, 'null') from (
                  select id, last_value(x ignore nulls) over (
                    partition by tenant_id, user_id order by moment, id nulls last
                    rows between unbounded preceding and current row) as carried
                  from (
                    select null::int as id, tenant_id, user_id, event_time as moment, x from seen
                    union all
                    select id, tenant_id, user_id, cutoff, null from asked))
                where id is not null
                """))
        .anyMatch(answer -> answer.endsWith("null"))
        .hasSize(2000);
  }

  @Test
  void tie_doesNotDependOnTheOrderOfRows() {
    JoinCase.Asked asked = new JoinCase.Asked(0, "1", "23", 10);
    JoinCase joinCase =
        new JoinCase(JoinCase.plain(), List.of(asked), List.of(row(5, 5, 1, 1), row(5, 5, 2, 2)));
    assertThat(answers(joinCase)).containsExactly("0 fresh 2.0");
    JoinCase turned = new JoinCase(joinCase.view(), joinCase.labels(), joinCase.rows().reversed());
    assertThat(answers(turned)).containsExactly("0 fresh 2.0");
  }
}

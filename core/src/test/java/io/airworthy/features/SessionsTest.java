package io.airworthy.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.lake.Database;
import io.airworthy.lake.SqlText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
  private final InMemoryLakeView lake = new InMemoryLakeView();

  @AfterEach
  void close() {
    lake.close();
  }

  /// `span:first span of its session:position:seconds to the reaction`, in the order of turns.
  private List<String> sessions() {
    return sessions(Instant.parse("2096-01-01T00:00:00Z"));
  }

  /// The same as it was known at an instant.
  private List<String> sessions(Instant asOf) {
    Database database = new Database(lake.connection());
    SessionTurns.load(database, asOf);
    return database.read(
        SqlText.ready(
            "test",
            """
            select concat_ws(':', s.span_id, coalesce(f.span_id, '-'), coalesce(s.position, 0),
              coalesce(epoch(s.reaction_time - s.event_time)::int, -1))
            from session_turns s left join session_turns f on f.turn_no = s.session_no
            order by s.turn_no
            """),
        rows -> {
          List<String> found = new ArrayList<>();
          while (rows.next()) {
            found.add(rows.getString(1));
          }
          return List.copyOf(found);
        });
  }

  private void userTurn(String span, String user, String start) {
    lake.turn(span, "t", "", start, "user_id", InMemoryLakeView.pseudonym(user));
  }

  @Test
  void conversation_isOneSessionHoweverLongItRests() {
    lake.turn("1", "c", "2026-01-01 10:00:00").turn("2", "c", "2026-01-09 10:00:00");
    assertThat(sessions()).containsExactly("1:1:1:691200", "2:1:2:-1");
  }

  @Test
  void sameConversationId_ofTwoTenantsIsTwoSessions() {
    lake.turn("1", "c", "2026-01-01 10:00:00");
    lake.turn("2", "u", "c", "2026-01-01 10:01:00", "message_chars", "1");
    assertThat(sessions()).containsExactly("1:1:1:-1", "2:2:1:-1");
  }

  @Test
  void withoutConversation_thirtyMinutesOfSilenceEndASession() {
    userTurn("1", "u", "2026-01-01 10:00:00");
    userTurn("2", "u", "2026-01-01 10:30:09");
    userTurn("3", "u", "2026-01-01 11:00:19");
    userTurn("4", "v", "2026-01-01 10:00:01");
    assertThat(sessions()).containsExactly("1:1:1:1809", "4:4:1:-1", "2:1:2:-1", "3:3:1:-1");
  }

  @Test
  void silence_isCountedFromTheLatestEndSoFar() {
    userTurn("1", "u", "2026-01-01 10:00:00");
    lake.run("update turns set end_time = '2026-01-01 11:00:00', available_at = end_time");
    userTurn("2", "u", "2026-01-01 10:10:00");
    userTurn("3", "u", "2026-01-01 11:20:00");
    assertThat(sessions()).containsExactly("1:1:1:600", "2:1:2:4200", "3:1:3:-1");
  }

  @Test
  void withoutConversationAndUser_thereIsNoSession() {
    lake.turn("1", "t", "", "2026-01-01 10:00:00", "message_chars", "1");
    lake.turn("2", "t", "", "2026-01-01 10:00:01", "message_chars", "1");
    assertThat(sessions()).containsExactly("1:-:0:-1", "2:-:0:-1");
  }

  @Test
  void lateTurn_fallsIntoPlaceByEventTime() {
    lake.turn("1", "c", "2026-01-01 10:00:00").turn("3", "c", "2026-01-01 10:02:00");
    lake.turn("2", "c", "2026-01-01 10:01:00");
    lake.run("update turns set available_at = '2026-01-03' where span_id = '2'");
    assertThat(sessions()).containsExactly("1:1:1:60", "2:1:2:60", "3:1:3:-1");
  }

  @Test
  void lateTurn_joinsTheSessionsItFallsBetweenOnceItHasArrived() {
    userTurn("1", "u", "2026-01-01 10:00:00");
    userTurn("2", "u", "2026-01-01 10:25:00");
    userTurn("3", "u", "2026-01-01 10:50:00");
    lake.run("update turns set available_at = '2026-01-03' where span_id = '2'");
    assertThat(sessions(Instant.parse("2026-01-02T00:00:00Z")))
        .containsExactly("1:1:1:-1", "3:3:1:-1");
    assertThat(sessions(Instant.parse("2026-01-04T00:00:00Z")))
        .containsExactly("1:1:1:1500", "2:1:2:1500", "3:1:3:-1");
  }

  @Test
  void simultaneousTurns_areOrderedByAvailabilityThenIds() {
    lake.turn("2", "c", "2026-01-01 10:00:00").turn("1", "c", "2026-01-01 10:00:00");
    lake.turn("0", "c", "2026-01-01 10:00:00");
    lake.run("update turns set available_at = '2026-01-03' where span_id = '0'");
    assertThat(sessions()).containsExactly("1:1:1:0", "2:1:2:0", "0:1:3:-1");
  }

  @Test
  void nestedCallsAndToolCalls_areNoTurns() {
    lake.turn("1", "t", "c", "2026-01-01 10:00:00", "message_chars", "1");
    lake.run("update turns set operation = 'invoke_agent'");
    lake.turn("2", "t", "c", "2026-01-01 10:00:01", "parent_span_id", "'1'");
    lake.turn("3", "t", "c", "2026-01-01 10:00:02", "parent_span_id", "'e15e'");
    lake.turn("4", "c", "2026-01-01 10:00:03");
    lake.run("update turns set operation = 'execute_tool' where span_id = '4'");
    assertThat(sessions()).containsExactly("1:1:1:2", "3:1:2:-1");
  }

  @Test
  void turnThatNamesItselfAsParent_isATurnAndCallsOthers() {
    lake.turn("1", "t", "c", "2026-01-01 10:00:00", "parent_span_id", "'1'");
    lake.turn("2", "t", "c", "2026-01-01 10:00:01", "parent_span_id", "'1'");
    assertThat(sessions()).containsExactly("1:1:1:-1");
  }

  @Test
  void headsCount_onlyInSessionsThatBeganAfterAllTheyLearnedFrom() {
    for (String hour : List.of("10", "12")) {
      for (String minute : List.of("00", "05")) {
        lake.turn(
            hour + minute,
            "t",
            "c" + hour,
            "2026-01-01 %s:%s:00".formatted(hour, minute),
            "predicted_dissatisfaction, heads_trained_until",
            "0.5, timestamp '2026-01-01 10:02:00'");
      }
    }
    sessions();
    List<String> counted =
        new Database(lake.connection())
            .read(
                SqlText.ready(
                    "test",
                    "select span_id from session_turns"
                        + " where predicted_dissatisfaction is not null order by span_id"),
                rows -> {
                  List<String> found = new ArrayList<>();
                  while (rows.next()) {
                    found.add(rows.getString(1));
                  }
                  return List.copyOf(found);
                });

    assertThat(counted).containsExactly("1200", "1205");
  }
}

package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Feedback;
import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EraserTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Identifier CONTOSO = new Identifier("contoso");

  /// User 3 of the seven that [IcebergLakeTest#turn] deals out.
  private static final Pseudonym USER = new Pseudonym(0, 3);

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  /// Seventy turns over three days in three commits, a judgement of each.
  private IcebergLake lake() {
    IcebergLake lake = IcebergLake.open(dataDir);
    for (int day = 0; day < 3; day++) {
      Instant noon = NOON.plus(Duration.ofDays(day));
      List<Turn> turns =
          IntStream.range(day * 70, day * 70 + 70)
              .mapToObj(i -> IcebergLakeTest.turn(i, noon.plusSeconds(i)))
              .toList();
      List<Feedback> feedback = turns.stream().map(EraserTest::judgementOf).toList();
      books.accept(lake, new TelemetryBatch(turns, feedback, List.of(), List.of()));
    }
    return lake;
  }

  /// It names the turn alone: neither user nor conversation.
  private static Feedback judgementOf(Turn turn) {
    return new Feedback(
        Optional.of(turn.span()),
        Optional.empty(),
        turn.tenant(),
        Optional.empty(),
        Optional.empty(),
        turn.endTime(),
        turn.endTime(),
        new Identifier("satisfaction"),
        OptionalDouble.of(3),
        Optional.empty());
  }

  private static long count(IcebergLake lake, String query) throws Exception {
    try (LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void erasing_takesAPersonsTurnsAndTheirJudgementsAndNothingElse() throws Exception {
    try (IcebergLake lake = lake()) {
      Removal removal = books.removed(lake, lake.erase(CONTOSO, List.of(USER)));

      assertThat(removal).isEqualTo(new Removal(30, 30, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(180);
      assertThat(count(lake, "feedback")).isEqualTo(180);
      assertThat(count(lake, "turns where user_id = '" + USER + "'")).isZero();
      assertThat(count(lake, "feedback f anti join turns t using (trace_id, span_id)")).isZero();
      assertThat(books.removed(lake, lake.erase(CONTOSO, List.of(USER)))).isEqualTo(Removal.NONE);
    }
  }

  @Test
  void erasing_leavesNoFileThatNamesThePerson() throws Exception {
    Pseudonym person = new Pseudonym(0xababababababababL, 0xababababababababL);
    try (IcebergLake lake = lake()) {
      books.accept(
          lake,
          new TelemetryBatch(
              List.of(
                  with(
                      IcebergLakeTest.turn(900, NOON),
                      Optional.of(person),
                      new Pseudonym(0xccccccccccccccccL, 0xccccccccccccccccL))),
              List.of(),
              List.of(),
              List.of()));
      assertThat(filesNaming(person)).hasSize(1);
      books.removed(lake, lake.erase(CONTOSO, List.of(person)));
      assertThat(filesNaming(person)).isEmpty();
    }
  }

  /// Parquet files on the disk, whether the catalogue names them or not.
  private List<String> filesNaming(Pseudonym person) throws Exception {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(dataDir);
        Connection engine = DuckDb.open(EngineOptions.defaults(dataDir));
        Statement statement = engine.createStatement()) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        String rows = "read_parquet('" + file + "') r where contains(r::text, '" + person + "')";
        try (ResultSet result = statement.executeQuery("select count(*) from " + rows)) {
          result.next();
          if (result.getLong(1) > 0) {
            found.add(file.toString());
          }
        }
      }
    }
    return found;
  }

  @Test
  void erasing_takesRowsOfTheirConversationThatNameNobody() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      Turn theirs = IcebergLakeTest.turn(3, NOON);
      Pseudonym alone = new Pseudonym(0xffffffffffffffffL, 0xffffffffffffffffL);
      books.accept(
          lake,
          new TelemetryBatch(
              List.of(
                  with(theirs, Optional.of(USER), alone),
                  with(IcebergLakeTest.turn(4, NOON), Optional.empty(), alone),
                  with(
                      IcebergLakeTest.turn(5, NOON),
                      Optional.of(new Pseudonym(0xeeeeeeeeeeeeeeeeL, 0xeeeeeeeeeeeeeeeeL)),
                      alone)),
              List.of(),
              List.of(),
              List.of()));

      assertThat(books.removed(lake, lake.erase(CONTOSO, List.of(USER))).turns()).isEqualTo(2);
      assertThat(count(lake, "turns where user_id = '" + "e".repeat(32) + "'")).isEqualTo(1);
    }
  }

  private static Turn with(Turn turn, Optional<Pseudonym> user, Pseudonym conversation) {
    return new Turn(
        new SpanRef(turn.span().traceId(), turn.span().spanId()),
        turn.parentSpanId(),
        turn.tenant(),
        user,
        Optional.of(conversation),
        turn.responseId(),
        turn.eventTime(),
        turn.endTime(),
        turn.availableAt(),
        turn.operation(),
        turn.context(),
        turn.errorType(),
        turn.finishReason(),
        turn.inputTokens(),
        turn.outputTokens(),
        turn.timeToFirstChunkMillis(),
        turn.message(),
        turn.reply(),
        turn.heads());
  }

  @Test
  void erasing_isOfOneTenant() throws Exception {
    try (IcebergLake lake = lake()) {
      assertThat(books.removed(lake, lake.erase(new Identifier("fabrikam"), List.of(USER))))
          .isEqualTo(Removal.NONE);
      assertThat(count(lake, "turns")).isEqualTo(210);
    }
  }

  @Test
  void erasing_expiresOlderSnapshotsAndSaysSo() throws Exception {
    try (IcebergLake lake = lake()) {
      String before = lake.snapshotId();
      books.removed(lake, lake.erase(CONTOSO, List.of(USER)));
      assertThatThrownBy(() -> lake.view(before))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("expired");
    }
  }

  @Test
  void erasingNobody_keepsEverySnapshot() throws Exception {
    try (IcebergLake lake = lake()) {
      String before = lake.snapshotId();
      books.removed(
          lake,
          lake.erase(CONTOSO, List.of(new Pseudonym(0xddddddddddddddddL, 0xddddddddddddddddL))));
      lake.view(before).close();
      assertThat(lake.snapshotId()).isEqualTo(before);
    }
  }

  @Test
  void erasedRows_sentAgainAreStoredAgain() throws Exception {
    try (IcebergLake lake = lake()) {
      books.removed(lake, lake.erase(CONTOSO, List.of(USER)));
      Turn again = IcebergLakeTest.turn(3, NOON.plusSeconds(3));
      assertThat(
              books
                  .accept(lake, new TelemetryBatch(List.of(again), List.of(), List.of(), List.of()))
                  .stored())
          .isEqualTo(1);
    }
  }

  @Test
  void journalPosition_survivesARemoval() throws Exception {
    try (IcebergLake lake = lake()) {
      TelemetryBatch rows =
          new TelemetryBatch(
              List.of(IcebergLakeTest.turn(703, NOON)), List.of(), List.of(), List.of());
      byte[] segment = JournalSamples.segment(41, List.of(rows));
      books.stored(lake, lake.seal(List.of(ByteBuffer.wrap(segment))).receipt());
      assertThat(lake.journalPosition()).isEqualTo(41);
      books.removed(lake, lake.erase(CONTOSO, List.of(USER)));
      assertThat(lake.journalPosition()).isEqualTo(41);
    }
  }

  @Test
  void days_beforeTheFirstKeptAreRemovedWithTheirFiles() throws Exception {
    try (IcebergLake lake = lake()) {
      LocalDate first = LocalDate.of(2026, 3, 4);
      assertThat(lake.before(first)).isEqualTo(new Removal(140, 140, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(210);

      assertThat(books.removed(lake, lake.removeBefore(first)))
          .isEqualTo(new Removal(140, 140, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(70);
      assertThat(books.removed(lake, lake.removeBefore(first))).isEqualTo(Removal.NONE);
    }
    assertThat(parquetFiles()).allMatch(file -> file.contains("2026-03-04")).hasSize(2);
  }

  private List<String> parquetFiles() throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".parquet")).toList();
    }
  }
}

package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.airworthy.Identifier;
import io.airworthy.Pseudonym;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import io.airworthy.lake.FieldReader.MalformedRecord;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the quarantine holds: in which form, how it is replayed, and how it is forgotten.
class HeldRowsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NEXT_DAY = NOON.plus(Duration.ofDays(1));
  private static final Identifier RETYPED = new Identifier("retyped");
  private static final Identifier TOKENS = new Identifier("gen_ai.usage.input_tokens");
  private static final Identifier CONTOSO = new Identifier("contoso");

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  private static Quarantined held(Identifier key, TelemetryRow row) {
    return new Quarantined(
        new Identifier("traces"),
        RETYPED,
        Optional.of(key),
        new Identifier("abc"),
        NOON,
        1,
        Optional.of(new Identifier("c0ffee")),
        Optional.of(row));
  }

  private static TelemetryBatch batch(Quarantined... entries) {
    return new TelemetryBatch(List.of(), List.of(), List.of(), Arrays.asList(entries));
  }

  /// Turns held for their tokens, a second apart.
  private static TelemetryBatch turns(int from, int to) {
    return batch(
        IntStream.range(from, to)
            .mapToObj(i -> held(TOKENS, IcebergLakeTest.turn(i, NOON.plusSeconds(i))))
            .toArray(Quarantined[]::new));
  }

  private static long number(LakeView view, String query) throws Exception {
    try (Statement statement = view.connection().createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private static long count(IcebergLake lake, String rows) throws Exception {
    try (LakeView view = lake.view()) {
      return number(view, "select count(*) from " + rows);
    }
  }

  @Test
  void heldRow_isTheSameAfterwards() {
    TelemetryBatch full = JournalSamples.full(5);
    for (TelemetryRow row :
        List.of(full.turns().getFirst(), full.feedback().getFirst(), full.changes().getFirst())) {
      assertThat(HeldRow.row(ByteBuffer.wrap(HeldRow.payload(row)))).isEqualTo(row);
    }
  }

  @Test
  void heldRow_thatIsNotOneRowIsRefused() {
    assertThatThrownBy(() -> HeldRow.row("0000000000")).isInstanceOf(MalformedRecord.class);
    assertThatThrownBy(() -> HeldRow.row("01")).isInstanceOf(MalformedRecord.class);
  }

  @Test
  void journal_bringsHeldRowsIntoTheQuarantine() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      try (BookedJournal journal =
          books.open(lake, JournalOptions.defaults(), InstantSource.fixed(NOON))) {
        journal.accept(turns(0, 3));
      }
      assertThat(count(lake, "quarantine where contract = 'c0ffee' and user_id is not null"))
          .isEqualTo(3);
      assertThat(books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY))
          .isEqualTo(new ReplayCounts(3, 3, 0, 0));
    }
  }

  @Test
  void replay_storesEachRowOnceAndTakesItOutOfTheQuarantine() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 10));
      books.accept(lake, turns(5, 12));
      books.accept(
          lake,
          new TelemetryBatch(
              List.of(IcebergLakeTest.turn(0, NOON)), List.of(), List.of(), List.of()));
      String before = lake.snapshotId();

      assertThat(books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY))
          .isEqualTo(new ReplayCounts(17, 11, 6, 0));
      assertThat(books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY))
          .isEqualTo(new ReplayCounts(0, 0, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(12);
      assertThat(count(lake, "quarantine")).isZero();
      try (LakeView then = lake.view(before)) {
        assertThat(number(then, "select sum(count)::bigint from quarantine")).isEqualTo(17);
      }
    }
  }

  @Test
  void replayedRows_areKnownFromTheReplayOn() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 4));
      books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY);
      assertThat(count(lake, "turns where available_at = timestamp '2026-03-03 12:00:00'"))
          .isEqualTo(4);
      assertThat(count(lake, "turns where event_time < timestamp '2026-03-02 12:00:04'"))
          .isEqualTo(4);
    }
  }

  @Test
  void replay_leavesWhatWasNotAskedForAndWhatLiesInTheFuture() throws Exception {
    Identifier model = new Identifier("gen_ai.request.model");
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(
          lake,
          batch(
              held(model, IcebergLakeTest.turn(1, NOON)),
              held(TOKENS, IcebergLakeTest.turn(2, NOON)),
              held(TOKENS, IcebergLakeTest.turn(3, NEXT_DAY))));
      HeldRows tokens =
          new HeldRows(RETYPED, Optional.of(TOKENS), Optional.empty(), Optional.empty());

      assertThat(books.replay(lake, tokens, NOON.plusSeconds(60)))
          .isEqualTo(new ReplayCounts(2, 1, 0, 1));
      assertThat(count(lake, "quarantine")).isEqualTo(2);
      assertThat(books.replay(lake, tokens, NEXT_DAY.plusSeconds(60)))
          .isEqualTo(new ReplayCounts(1, 1, 0, 0));
      assertThat(
              books.replay(
                  lake,
                  new HeldRows(RETYPED, Optional.empty(), Optional.empty(), Optional.of(RETYPED)),
                  NEXT_DAY))
          .isEqualTo(new ReplayCounts(0, 0, 0, 0));
    }
  }

  @Test
  void replay_stoppedBeforeTheQuarantineWasRewrittenIsFinishedByTheNext() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      List<TelemetryRow> stored =
          turns(0, 3).quarantined().stream().map(entry -> entry.held().orElseThrow()).toList();
      books.accept(lake, HeldRow.batch(stored));
      assertThat(books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY))
          .isEqualTo(new ReplayCounts(3, 0, 3, 0));
      assertThat(count(lake, "turns")).isEqualTo(3);
      assertThat(count(lake, "quarantine")).isZero();
    }
  }

  @Test
  void groups_sayHowManyRowsAreHeld() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      books.accept(
          lake,
          batch(new Quarantined(CONTOSO, RETYPED, Optional.empty(), new Identifier("d"), NOON, 9)));
      try (LakeView view = lake.view()) {
        assertThat(QuarantineGroup.of(view))
            .extracting(QuarantineGroup::rows, QuarantineGroup::held, QuarantineGroup::contract)
            .containsExactly(tuple(9L, 0L, ""), tuple(3L, 3L, "c0ffee"));
      }
    }
  }

  @Test
  void erasing_takesAPersonsHeldRowsAlsoOutOfWhatWasReplayed() throws Exception {
    Turn theirs = IcebergLakeTest.turn(3, NOON);
    Pseudonym person = theirs.user().orElseThrow();
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, batch(held(TOKENS, theirs), held(TOKENS, IcebergLakeTest.turn(4, NOON))));
      assertThat(books.removed(lake, lake.erase(CONTOSO, List.of(person))).quarantine())
          .isEqualTo(1);
      assertThat(filesNaming(person)).isZero();

      books.accept(lake, batch(held(TOKENS, theirs)));
      books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY);
      assertThat(filesNaming(person)).as("the turn and the older quarantine").isEqualTo(2);
      assertThat(books.removed(lake, lake.erase(CONTOSO, List.of(person))))
          .isEqualTo(new Removal(1, 0, 0, 0));
      assertThat(filesNaming(person)).isZero();
      assertThat(count(lake, "turns")).isEqualTo(1);
    }
  }

  @Test
  void retention_takesReplayedEntriesOutOfOlderSnapshots() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      books.replay(lake, HeldRows.of(RETYPED), NEXT_DAY);
      books.removed(lake, lake.removeBefore(LocalDate.of(2026, 3, 3)));
      try (Stream<Path> files = Files.walk(dataDir)) {
        assertThat(files.filter(file -> file.toString().endsWith(".parquet"))).isEmpty();
      }
    }
  }

  private long filesNaming(Pseudonym person) throws Exception {
    long found = 0;
    try (Stream<Path> files = Files.walk(dataDir);
        Connection engine = DuckDb.open(EngineOptions.defaults(dataDir));
        Statement statement = engine.createStatement()) {
      for (Path file : files.filter(f -> f.toString().endsWith(".parquet")).toList()) {
        String query =
            "select count(*) from read_parquet('%s') r where contains(r::text, '%s')"
                .formatted(file, person);
        try (ResultSet result = statement.executeQuery(query)) {
          result.next();
          found += result.getLong(1) > 0 ? 1 : 0;
        }
      }
    }
    return found;
  }
}

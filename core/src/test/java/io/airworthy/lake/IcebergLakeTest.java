package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.HeadSignals;
import io.airworthy.Identifier;
import io.airworthy.MessageSignals;
import io.airworthy.Operation;
import io.airworthy.PersonalDataKind;
import io.airworthy.Pseudonym;
import io.airworthy.Quarantined;
import io.airworthy.ReplySignals;
import io.airworthy.SpanId;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryBatch;
import io.airworthy.TraceId;
import io.airworthy.Turn;
import io.airworthy.TurnContext;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IcebergLakeTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  static Turn turn(int number, Instant start) {
    return new Turn(
        new SpanRef(new TraceId(0, number + 1), new SpanId(number + 1)),
        Optional.of(new SpanId(0xaa)),
        new Identifier("contoso"),
        Optional.of(new Pseudonym(0, number % 7)),
        Optional.of(new Pseudonym(0, number % 3)),
        Optional.empty(),
        start,
        start.plusMillis(1500),
        start.plusMillis(1700),
        Operation.CHAT,
        TurnContext.unknown(),
        Optional.empty(),
        Optional.of(new Identifier("stop")),
        OptionalLong.of(12),
        OptionalLong.empty(),
        OptionalDouble.of(0.25),
        Optional.of(
            new MessageSignals(
                5,
                1,
                true,
                new Identifier("en"),
                -0.5,
                1,
                OptionalDouble.empty(),
                Set.of(PersonalDataKind.EMAIL, PersonalDataKind.CARD))),
        Optional.of(new ReplySignals(9, 2, false, new Identifier("und"), 0, true, Set.of())),
        Optional.of(
            new HeadSignals(
                Optional.of(new HeadSignals.Intent(new Identifier("refund"), 0.75)),
                OptionalDouble.of(0.125),
                OptionalDouble.of(0.5),
                HeadSignals.State.WITHHELD,
                Optional.of(MIDNIGHT))));
  }

  @Test
  void refusedCommit_isToldInOneLineAndSentAgainStoresAll() throws Exception {
    TelemetryBatch batch = batch(List.of(turn(1, MIDNIGHT), turn(2, MIDNIGHT)));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      lake.claim();
      try (Connection catalogue =
              DriverManager.getConnection(
                  "jdbc:sqlite:" + dataDir.resolve("lake").resolve(Catalogue.FILE));
          Statement statement = catalogue.createStatement()) {
        // What a full disk does to the catalogue: it can be read and not written.
        statement.execute("begin immediate");
        assertThatThrownBy(() -> books.accept(lake, batch))
            .isInstanceOf(AirworthyException.class)
            .hasMessageContaining("the table turns cannot be committed in ")
            .hasMessageEndingWith("; is the disk full or read-only?");
        statement.execute("rollback");
      }
      assertThat(books.accept(lake, batch)).isEqualTo(Receipt.settled(2, 0));
    }
  }

  private static TelemetryBatch batch(List<Turn> turns) {
    return new TelemetryBatch(turns, List.of(), List.of(), List.of());
  }

  private static List<String> read(LakeView view, String sql) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Statement statement = view.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int width = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= width; i++) {
          row.append(i > 1 ? "|" : "").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private List<String> query(IcebergLake lake, String sql) throws Exception {
    try (LakeView view = lake.view()) {
      return read(view, sql);
    }
  }

  @Test
  void view_ofAnEmptyLakeHasEveryTable() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      for (LakeTable table : LakeTable.values()) {
        assertThat(query(lake, "select count(*) from " + table.tableName())).containsExactly("0");
      }
      assertThat(lake.view().snapshotId()).isEqualTo("0-0-0-0");
    }
  }

  @Test
  void accept_storesEveryColumn() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, batch(List.of(turn(0, MIDNIGHT)))))
          .isEqualTo(Receipt.settled(1, 0));
      assertThat(query(lake, "select * from turns"))
          .containsExactly(
              "00000000000000000000000000000001|0000000000000001|00000000000000aa|contoso"
                  + "|00000000000000000000000000000000|00000000000000000000000000000000|null"
                  + "|2026-03-02 00:00:00.0|2026-03-02 00:00:01.5|2026-03-02 00:00:01.7|chat"
                  + "|null|null|null|null|null|null|null|null|null|null|stop|12|null|0.25"
                  + "|5|1|true|en|-0.5|1.0|null|card+email|9|2|false|und|0.0|true|none"
                  + "|refund|0.75|0.125|0.5|withheld|"
                  + "2026-03-02 00:00:00.0");
    }
  }

  @Test
  void accept_storesFeedbackChangesAndQuarantine() throws Exception {
    Feedback rating =
        new Feedback(
            Optional.of(new SpanRef(new TraceId(0, 1), new SpanId(1))),
            Optional.empty(),
            new Identifier("contoso"),
            Optional.empty(),
            Optional.empty(),
            MIDNIGHT,
            MIDNIGHT.plusSeconds(60),
            new Identifier("satisfaction"),
            OptionalDouble.of(2),
            Optional.empty());
    Change release =
        new Change(
            Change.Kind.RELEASE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Identifier("assistant"),
            new Identifier("1.4.0"),
            MIDNIGHT,
            MIDNIGHT);
    Quarantined refused =
        new Quarantined(
            new Identifier("traces"),
            new Identifier("retyped"),
            Optional.of(new Identifier("gen_ai.usage.input_tokens")),
            new Identifier("abc"),
            MIDNIGHT,
            3);
    TelemetryBatch all =
        new TelemetryBatch(List.of(), List.of(rating), List.of(release), List.of(refused));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, all)).isEqualTo(Receipt.settled(2, 0));
      assertThat(books.accept(lake, all)).isEqualTo(Receipt.settled(0, 2));
      assertThat(query(lake, "select name, score, label from feedback"))
          .containsExactly("satisfaction|2.0|null");
      assertThat(query(lake, "select kind, subject, value from changes"))
          .containsExactly("release|assistant|1.4.0");
      assertThat(query(lake, "select reason, key, sum(count) from quarantine group by all"))
          .containsExactly("retyped|gen_ai.usage.input_tokens|6");
    }
  }

  @Test
  void accept_storesNothingTwice() throws Exception {
    List<Turn> turns =
        IntStream.range(0, 500).mapToObj(i -> turn(i, MIDNIGHT.plusSeconds(i * 600L))).toList();
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, batch(turns))).isEqualTo(Receipt.settled(500, 0));
      assertThat(books.accept(lake, batch(turns))).isEqualTo(Receipt.settled(0, 500));
    }
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, batch(turns.subList(100, 200))))
          .isEqualTo(Receipt.settled(0, 100));
      assertThat(query(lake, "select count(*), count(distinct trace_id) from turns"))
          .containsExactly("500|500");
    }
  }

  @Test
  void pieces_areOneBatch() throws Exception {
    Stream<TelemetryBatch> pieces =
        Stream.of(
            batch(List.of(turn(0, MIDNIGHT), turn(1, MIDNIGHT))),
            batch(List.of()),
            batch(List.of(turn(1, MIDNIGHT), turn(2, MIDNIGHT))));
    books.ledger(dataDir);
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.stored(lake, lake.acceptAll(pieces))).isEqualTo(Receipt.settled(3, 1));
    }
    try (var files = Files.walk(dataDir.resolve("lake/turns/data"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void accept_keepsTheFirstOfTwoInABatch() throws Exception {
    Turn first = turn(0, MIDNIGHT.plusSeconds(5));
    Turn second = turn(0, MIDNIGHT.plusSeconds(1));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, batch(List.of(first, second, first))))
          .isEqualTo(Receipt.settled(1, 2));
      assertThat(query(lake, "select event_time from turns"))
          .containsExactly("2026-03-02 00:00:05.0");
    }
  }

  @Test
  void accept_filesRowsByTheUtcDay() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(
          lake,
          batch(List.of(turn(0, MIDNIGHT.minusNanos(1000)), turn(1, MIDNIGHT), turn(2, MIDNIGHT))));
    }
    try (var files = Files.walk(dataDir.resolve("lake/turns/data"))) {
      assertThat(
              files.filter(Files::isRegularFile).map(f -> f.getParent().getFileName().toString()))
          .containsExactlyInAnyOrder("2026-03-01", "2026-03-02");
    }
  }

  @Test
  void view_keepsItsSnapshot() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, batch(List.of(turn(0, MIDNIGHT))));
      try (LakeView before = lake.view()) {
        books.accept(lake, batch(List.of(turn(1, MIDNIGHT))));
        assertThat(read(before, "select count(*) from turns")).containsExactly("1");
        assertThat(query(lake, "select count(*) from turns")).containsExactly("2");
        try (LakeView again = lake.view(before.snapshotId())) {
          assertThat(read(again, "select count(*) from turns")).containsExactly("1");
        }
      }
    }
  }

  @Test
  void view_refusesUnknownSnapshots() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThatThrownBy(() -> lake.view("9-0-0-0"))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("no snapshot 9 of turns");
      assertThatThrownBy(() -> lake.view("latest")).isInstanceOf(AirworthyException.class);
    }
  }

  @Test
  void lake_canBeMoved() throws Exception {
    Path old = dataDir.resolve("old");
    Path moved = dataDir.resolve("mo'ved");
    try (IcebergLake lake = IcebergLake.open(old)) {
      lake.accept(batch(List.of(turn(0, MIDNIGHT))));
    }
    Files.move(old, moved);
    try (IcebergLake lake = IcebergLake.open(moved)) {
      assertThat(books.accept(lake, batch(List.of(turn(0, MIDNIGHT)))))
          .isEqualTo(Receipt.settled(0, 1));
      assertThat(query(lake, "select count(*) from turns")).containsExactly("1");
    }
  }

  @Test
  void lake_takesOneWriterAtATime() {
    try (IcebergLake one = IcebergLake.open(dataDir);
        IcebergLake two = IcebergLake.open(dataDir)) {
      books.accept(one, batch(List.of(turn(0, MIDNIGHT))));
      assertThatThrownBy(() -> two.accept(batch(List.of(turn(1, MIDNIGHT)))))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("another process writes");
      assertThat(two.view().snapshotId()).isEqualTo("1-0-0-0");
    }
  }

  @Test
  void open_refusesAFolderThatIsAFile() throws Exception {
    Path file = Files.writeString(dataDir.resolve("file"), "x");
    assertThatThrownBy(() -> IcebergLake.open(file))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void hadoop_isNotThere() {
    assertThatThrownBy(() -> Class.forName("org.apache.hadoop.conf.Configuration"))
        .isInstanceOf(ClassNotFoundException.class);
  }
}

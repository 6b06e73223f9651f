package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.Feedback;
import io.airworthy.Identifier;
import io.airworthy.TelemetryBatch;
import io.airworthy.Turn;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What the lake does when a write fails, a writer dies, files differ or rows come late.
class LakeFaultTest {
  private LakeInspection look() {
    return LakeInspection.of(dataDir, EngineOptions.defaults(dataDir));
  }

  private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");
  private static final String FIRST_TURNS = "turns/data/2026-03-02/00000001.parquet";

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  private static TelemetryBatch turns(int from, int to) {
    List<Turn> turns =
        IntStream.range(from, to)
            .mapToObj(i -> IcebergLakeTest.turn(i, MIDNIGHT.plusSeconds(i)))
            .toList();
    return new TelemetryBatch(turns, List.of(), List.of(), List.of());
  }

  private static TelemetryBatch withFeedback(TelemetryBatch batch) {
    Feedback rating =
        new Feedback(
            Optional.of(batch.turns().getFirst().span()),
            Optional.empty(),
            new Identifier("contoso"),
            Optional.empty(),
            Optional.empty(),
            MIDNIGHT,
            MIDNIGHT,
            new Identifier("satisfaction"),
            OptionalDouble.of(2),
            Optional.empty());
    return new TelemetryBatch(batch.turns(), List.of(rating), List.of(), List.of());
  }

  private static String answer(IcebergLake lake, String sql) throws Exception {
    try (LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getString(1));
    }
  }

  private Path inLake(String file) {
    return dataDir.resolve("lake").resolve(file);
  }

  @Test
  void tableThatCannotBeWritten_isNamedAndTheSameBatchStoresTheRestLater() throws Exception {
    TelemetryBatch batch = withFeedback(turns(0, 5));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      Path inTheWay = Files.writeString(inLake("feedback/data"), "x");
      books.failing(
          lake,
          5,
          () ->
              assertThatThrownBy(() -> lake.accept(batch))
                  .isInstanceOf(AirworthyException.class)
                  .hasMessageContaining("cannot be made"));
      assertThat(answer(lake, "select count(*) from turns")).isEqualTo("5");
      assertThat(answer(lake, "select count(*) from feedback")).isEqualTo("0");
      Files.delete(inTheWay);
      assertThat(books.accept(lake, batch)).isEqualTo(Receipt.settled(1, 5));
      assertThat(lake.view().snapshotId()).isEqualTo("1-1-0-0");
    }
  }

  @Test
  void commitThatFails_isNamedAndLeavesTheLakeReadable() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      Path metadata = inLake("turns/metadata");
      Path aside = Files.move(metadata, inLake("turns/aside"));
      Files.writeString(metadata, "x");
      books.failing(
          lake,
          0,
          () ->
              assertThatThrownBy(() -> lake.accept(turns(3, 5)))
                  .isInstanceOf(AirworthyException.class)
                  .hasMessageContaining("turns cannot be committed"));
      Files.delete(metadata);
      Files.move(aside, metadata);
      assertThat(answer(lake, "select count(*) from turns")).isEqualTo("3");
      assertThat(books.accept(lake, turns(0, 5))).isEqualTo(Receipt.settled(2, 3));
    }
  }

  @Test
  void filesOfAWriterThatDied_areIgnoredAndWrittenOver() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      Path orphan = inLake("turns/data/2026-03-02/00000002.parquet");
      Files.copy(inLake(FIRST_TURNS), orphan);
      assertThat(answer(lake, "select count(*) from turns")).isEqualTo("3");
      assertThat(look().faults()).isEmpty();
      assertThat(books.accept(lake, turns(3, 5))).isEqualTo(Receipt.settled(2, 0));
      assertThat(look().rows()).containsEntry("turns", OptionalLong.of(5));
    }
  }

  @Test
  void filesThatAreGone_areNamed() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      Path aside = Files.move(inLake(FIRST_TURNS), dataDir.resolve("aside.parquet"));
      assertThat(look().faults())
          .extracting(LakeFault::where)
          .containsExactly(inLake(FIRST_TURNS).toAbsolutePath());
      Files.move(aside, inLake(FIRST_TURNS));
    }
  }

  @Test
  void renamedColumn_isReadByItsFieldId() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 3));
      Path aside = Files.copy(inLake(FIRST_TURNS), dataDir.resolve("aside.parquet"));
      writeUnderAnOldName(inLake(FIRST_TURNS), "finish_reason", "why_it_ended");
      assertThat(answer(lake, "select string_agg(distinct finish_reason) from turns"))
          .isEqualTo("stop");
      Files.move(aside, inLake(FIRST_TURNS), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void writeUnderAnOldName(Path file, String name, String oldName) throws Exception {
    Path renamed = dataDir.resolve("renamed.parquet");
    try (var connection = DuckDb.open(EngineOptions.defaults(dataDir));
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select * rename (%s as %s) from read_parquet(%s)) to %s (field_ids %s)"
              .formatted(
                  name,
                  oldName,
                  DuckDb.literal(file.toString()),
                  DuckDb.literal(renamed.toString()),
                  LakeTable.TURNS.fieldIds().replace(name + ":", oldName + ":")));
    }
    Files.move(renamed, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void rowsOfOldDays_areStoredOnceAmongNewOnes() throws Exception {
    Turn old = IcebergLakeTest.turn(900, MIDNIGHT.minusSeconds(40 * 86_400L));
    TelemetryBatch late = new TelemetryBatch(List.of(old), List.of(), List.of(), List.of());
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, turns(0, 10));
      assertThat(books.accept(lake, late)).isEqualTo(Receipt.settled(1, 0));
      assertThat(books.accept(lake, turns(5, 15))).isEqualTo(Receipt.settled(5, 5));
    }
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      assertThat(books.accept(lake, late)).isEqualTo(Receipt.settled(0, 1));
      assertThat(books.accept(lake, turns(0, 16))).isEqualTo(Receipt.settled(1, 15));
      assertThat(answer(lake, "select count(*) || '/' || count(distinct trace_id) from turns"))
          .isEqualTo("17/17");
    }
  }

  @Test
  void snapshots_areNamedAlikeInEqualLakesAndAfterReopening() throws Exception {
    Path other = dataDir.resolve("other");
    for (Path directory : List.of(dataDir, other)) {
      try (IcebergLake lake = IcebergLake.open(directory)) {
        books.accept(lake, turns(0, 3));
        books.accept(lake, withFeedback(turns(0, 4)));
      }
    }
    try (IcebergLake one = IcebergLake.open(dataDir);
        IcebergLake two = IcebergLake.open(other)) {
      assertThat(one.view().snapshotId()).isEqualTo("2-1-0-0");
      assertThat(two.view().snapshotId()).isEqualTo("2-1-0-0");
      try (LakeView before = one.view("1-0-0-0");
          Statement statement = before.connection().createStatement();
          ResultSet rows = statement.executeQuery("select count(*) from turns")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(3);
      }
    }
  }

  @Test
  @Timeout(60)
  void secondProcess_isRefusedUntilTheFirstEnds() throws Exception {
    Process first =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HeldLake.class.getName(),
                dataDir.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (IcebergLake lake = IcebergLake.open(dataDir);
        var said =
            new BufferedReader(
                new InputStreamReader(first.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("held");
      books.failing(
          lake,
          0,
          () ->
              assertThatThrownBy(() -> lake.accept(turns(0, 1)))
                  .isInstanceOf(AirworthyException.class)
                  .hasMessageContaining(" writes to " + dataDir));
      first.getOutputStream().close();
      assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(books.accept(lake, turns(0, 1))).isEqualTo(Receipt.settled(1, 0));
    } finally {
      first.destroyForcibly();
    }
  }
}

package io.airworthy.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.telemetry.SeededKeyRing;
import io.airworthy.telemetry.TelemetryOptions;
import io.airworthy.testkit.otlp.Otlp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Which day a run closes when none is asked for.
class SealTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final long CENTURIES = Duration.ofDays(63_000).toSeconds();

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  /// The day that a run on some day closes, of a lake with turns so many seconds after the start.
  private String closed(LocalDate today, long... seconds) {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      for (long at : seconds) {
        books
            .ingestor(lake, TelemetryOptions.defaults(), new SeededKeyRing(1))
            .ingest(
                Otlp.traces(Otlp.chat(at, "c" + at, "hello", "yes")).toByteArray(),
                "test",
                Instant.EPOCH);
      }
      return Seal.of(lake, DailyOptions.of("dissatisfied"), "", new TreeMap<>(), today).date();
    }
  }

  @Test
  void lastDayWithTurns_isClosed() {
    assertThat(closed(FIRST.plusDays(300), 1, DAY, 3 * DAY)).isEqualTo("2026-03-04");
  }

  @Test
  void rowOfCenturiesAhead_isNotTheLastDay() {
    assertThat(closed(FIRST.plusDays(1), 1, DAY, CENTURIES)).isEqualTo("2026-03-02");
  }

  @Test
  void dayThatIsToday_isClosed() {
    assertThat(closed(FIRST.plusDays(1), 1, DAY, 2 * DAY)).isEqualTo("2026-03-02");
  }

  @Test
  void madeUpTraffic_mayLieAheadAltogether() {
    assertThat(closed(FIRST.minusYears(1), 1, DAY)).isEqualTo("2026-03-02");
  }
}

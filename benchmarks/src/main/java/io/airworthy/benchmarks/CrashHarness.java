package io.airworthy.benchmarks;

import io.airworthy.TelemetryBatch;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import io.airworthy.lake.LakeView;
import io.airworthy.telemetry.SinkUnavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Kills a process that ingests as fast as it can, again and again, and counts what was
/// acknowledged and is not there, and what is there twice.
///
/// The child says the number of a batch only after it was acknowledged. Its journal is small, so
/// that it is refused and sends again, and seals all the time: kills fall between the commits of
/// two tables too. Every restart replays what the kill left.
public final class CrashHarness {
  private static final int THREADS = 8;
  private static final int TURNS = 5;
  private static final int MOST_MILLIS = 3000;
  private static final long NUMBERS_A_ROUND = 10_000_000;
  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T12:00:00Z");

  private final Path dataDir;
  private final Set<Long> acknowledged = new HashSet<>();

  private CrashHarness(Path dataDir) {
    this.dataDir = dataDir;
  }

  /// What was found.
  ///
  /// @param kills how often the child was killed
  /// @param acknowledged batches that were acknowledged
  /// @param stored batches with a quarantine entry in the lake
  /// @param commits to the table of turns, of which the last are those of the final replay
  /// @param lost acknowledged batches that are not wholly in the lake
  /// @param duplicated turns and quarantine entries that are there twice
  /// @param faults what the last opening could not read
  public record Outcome(
      int kills,
      long acknowledged,
      long stored,
      long commits,
      long lost,
      long duplicated,
      int faults) {}

  /// Arguments: kills, seed, and an empty folder; or `child`, folder and round.
  public static void main(String[] args) throws IOException, InterruptedException, SQLException {
    if (args.length == 3 && args[0].equals("child")) {
      child(Path.of(args[1]), Integer.parseInt(args[2]));
    } else if (args.length == 3) {
      System.out.println(run(Integer.parseInt(args[0]), Long.parseLong(args[1]), Path.of(args[2])));
    } else {
      System.err.println("usage: CrashHarness KILLS SEED EMPTY-FOLDER");
      System.exit(2);
    }
  }

  /// Kills a child so often.
  ///
  /// @param seed of the moments
  public static Outcome run(int kills, long seed, Path dataDir)
      throws IOException, InterruptedException, SQLException {
    CrashHarness harness = new CrashHarness(Files.createDirectories(dataDir));
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < kills; round++) {
      harness.runAndKill(round, random.nextInt(MOST_MILLIS));
    }
    return harness.outcome(kills);
  }

  private void runAndKill(int round, int millis) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                CrashHarness.class.getName(),
                "child",
                dataDir.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread killer =
        Thread.ofPlatform().unstarted(() -> killAfter(child.toHandle(), Duration.ofMillis(millis)));
    try (var lines = child.inputReader()) {
      String line;
      while ((line = lines.readLine()) != null) {
        if (killer.getState() == Thread.State.NEW) {
          killer.start();
        }
        if (line.endsWith(".")) {
          acknowledged.add(Long.parseLong(line.substring(0, line.length() - 1)));
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    if (killer.getState() == Thread.State.NEW) {
      throw new IllegalStateException("round " + round + ": the child acknowledged nothing");
    }
    killer.join();
  }

  private static void killAfter(ProcessHandle child, Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    child.destroyForcibly();
  }

  private static void child(Path dataDir, int round) {
    JournalOptions options =
        JournalOptions.defaults()
            .withSegmentBytes(128 << 10)
            .withSegmentAge(Duration.ofMillis(50))
            .withLimits(1 << 20, 512 << 10);
    IcebergLake lake = IcebergLake.open(dataDir);
    JournaledLake journal = JournaledLake.open(lake, options, Clock.systemUTC());
    AtomicLong next = new AtomicLong(round * NUMBERS_A_ROUND + 1);
    for (int i = 0; i < THREADS; i++) {
      Thread.ofPlatform()
          .start(() -> ingest(journal, next, FIRST_DAY.plus(Duration.ofDays(round))));
    }
  }

  private static void ingest(JournaledLake journal, AtomicLong next, Instant time) {
    PrintStream out = System.out;
    while (!out.checkError()) {
      long number = next.getAndIncrement();
      send(journal, NumberedBatches.batch(number, TURNS, time));
      out.println(number + ".");
    }
  }

  private static void send(JournaledLake journal, TelemetryBatch batch) {
    while (true) {
      try {
        journal.accept(batch);
        return;
      } catch (SinkUnavailable e) {
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  private Outcome outcome(int kills) throws SQLException {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        JournaledLake journal =
            JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.seal();
      try (LakeView view = lake.view();
          Statement statement = view.connection().createStatement()) {
        Set<Long> whole =
            numbers(
                statement,
                "select ('0x' || right(trace_id, 15))::bigint from turns group by trace_id"
                    + " having count(distinct span_id) = "
                    + TURNS);
        Set<Long> entries = numbers(statement, "select key::bigint from quarantine group by key");
        long lost =
            acknowledged.stream()
                .filter(number -> !whole.contains(number) || !entries.contains(number))
                .count();
        long twice =
            numbers(statement, "select count(*) - count(distinct (trace_id, span_id)) from turns")
                    .iterator()
                    .next()
                + numbers(statement, "select count(*) - count(distinct key) from quarantine")
                    .iterator()
                    .next();
        return new Outcome(
            kills,
            acknowledged.size(),
            entries.size(),
            commits(view),
            lost,
            twice,
            journal.faults().size());
      }
    }
  }

  private static long commits(LakeView view) {
    return Long.parseLong(view.snapshotId().split("-", 2)[0]);
  }

  private static Set<Long> numbers(Statement statement, String sql) throws SQLException {
    Set<Long> numbers = new HashSet<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}

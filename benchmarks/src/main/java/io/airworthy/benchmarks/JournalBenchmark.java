package io.airworthy.benchmarks;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Acknowledged rows a second and the latency of the acknowledgement, beside the bare limit: the
/// same bytes written and forced by one thread, a batch at a time. Nothing is sealed meanwhile, nor
/// afterwards: the folder is left with its journal.
public final class JournalBenchmark {
  private static final int TURNS = 50;
  private static final Duration LENGTH = Duration.ofSeconds(5);
  private static final Instant DAY = Instant.parse("2026-01-01T12:00:00Z");

  private JournalBenchmark() {}

  /// Argument: an empty folder on the disk to be measured.
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Path folder = Path.of(args[0]);
    System.out.println(
        "callers  rows/s  p50 ms  p99 ms  bytes/row  bare fsync p50 ms  bare rows/s");
    for (int callers : new int[] {1, 8, 64}) {
      System.out.println(measure(callers, folder.resolve("callers-" + callers)));
    }
  }

  private static String measure(int callers, Path dataDir)
      throws IOException, InterruptedException, ExecutionException {
    JournalOptions options =
        JournalOptions.defaults()
            .withLimits(64 << 20, 8L << 30)
            .withSegmentBytes(1 << 30)
            .withSegmentRows(Long.MAX_VALUE)
            .withSegmentAge(Duration.ofDays(1));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      JournaledLake journal = JournaledLake.open(lake, options, Clock.systemUTC());
      load(journal, callers, Duration.ofSeconds(2));
      long rowsBefore = journal.counts().acknowledged();
      long bytesBefore = bytes(dataDir);
      long[] nanos = load(journal, callers, LENGTH);
      long rows = journal.counts().acknowledged() - rowsBefore;
      double perRow = (bytes(dataDir) - bytesBefore) / (double) rows;
      long[] bare = bare(dataDir.resolve("bare"), (int) (perRow * TURNS));
      return "%7d %7.0f %7.2f %7.2f %10.1f %18.2f %12.0f"
          .formatted(
              callers,
              rows / (double) LENGTH.toSeconds(),
              millis(nanos, 0.5),
              millis(nanos, 0.99),
              perRow,
              millis(bare, 0.5),
              bare.length * TURNS / (double) LENGTH.toSeconds());
    }
  }

  /// Sorted latencies of all calls, in nanoseconds.
  private static long[] load(JournaledLake journal, int callers, Duration length)
      throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong(1);
    long end = System.nanoTime() + length.toNanos();
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        running.add(threads.submit(() -> call(journal, next, end)));
      }
      List<Long> nanos = new ArrayList<>();
      for (Future<List<Long>> each : running) {
        nanos.addAll(each.get());
      }
      return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }
  }

  private static List<Long> call(JournaledLake journal, AtomicLong next, long end) {
    List<Long> nanos = new ArrayList<>();
    while (System.nanoTime() < end) {
      var batch = NumberedBatches.batch(next.getAndIncrement(), TURNS, DAY);
      long start = System.nanoTime();
      journal.accept(batch);
      nanos.add(System.nanoTime() - start);
    }
    return nanos;
  }

  /// Sorted latencies of write and force.
  private static long[] bare(Path file, int bytes) throws IOException {
    List<Long> nanos = new ArrayList<>();
    long end = System.nanoTime() + LENGTH.toNanos();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      while (System.nanoTime() < end) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(bytes));
        channel.force(false);
        nanos.add(System.nanoTime() - start);
      }
    }
    return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  private static double millis(long[] sorted, double quantile) {
    return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
  }

  private static long bytes(Path dataDir) throws IOException {
    try (Stream<Path> files = Files.list(dataDir.resolve("journal"))) {
      return Arrays.stream(files.toArray(Path[]::new))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}

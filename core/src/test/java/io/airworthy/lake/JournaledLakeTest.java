package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import io.airworthy.TelemetryBatch;
import io.airworthy.telemetry.SinkUnavailable;
import io.airworthy.telemetry.TelemetrySink.Receipt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class JournaledLakeTest {
  /// A clock that stands still, so that nothing is sealed for its age.
  private static final InstantSource STILL = InstantSource.fixed(Instant.EPOCH);

  private static final JournalOptions OPTIONS = JournalOptions.defaults();

  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;
  @TempDir Path other;

  private static long count(IcebergLake lake, String table) throws Exception {
    try (LakeView view = lake.view();
        Statement statement = view.connection().createStatement();
        ResultSet result = statement.executeQuery("select count(*) from " + table)) {
      result.next();
      return result.getLong(1);
    }
  }

  /// What a crash leaves: the files as they are now.
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static List<Path> segments(Path dataDir) throws IOException {
    try (Stream<Path> files = Files.list(dataDir.resolve("journal"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void accept_isPendingUntilItIsSealed() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      assertThat(journal.accept(JournalSamples.full(0))).isEqualTo(Receipt.pending(3));
      assertThat(journal.accept(JournalSamples.full(0))).isEqualTo(Receipt.pending(3));
      assertThat(journal.counts()).isEqualTo(new JournalCounts(6, 0, 0, 6, 0));
      assertThat(JournaledLake.pendingRows(dataDir)).isEqualTo(6);
      assertThat(count(lake, "turns")).isZero();
      journal.seal();
      assertThat(journal.counts()).isEqualTo(new JournalCounts(6, 3, 3, 0, 0));
      assertThat(JournaledLake.pendingRows(dataDir)).isZero();
      assertThat(count(lake, "turns")).isEqualTo(1);
      assertThat(count(lake, "quarantine")).isEqualTo(2);
    }
  }

  @Test
  void close_sealsWhatIsLeft() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      try (BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
        journal.accept(JournalSamples.turns(0, 25_000));
      }
      assertThat(count(lake, "turns")).isEqualTo(25_000);
    }
    assertThat(segments(dataDir)).isEmpty();
  }

  @Test
  void accept_isSealedByRowsWithoutBeingAsked() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS.withSegmentRows(10), STILL)) {
      journal.accept(JournalSamples.turns(0, 10));
      while (journal.counts().pending() > 0) {
        Thread.onSpinWait();
      }
      assertThat(count(lake, "turns")).isEqualTo(10);
    }
  }

  @Test
  void open_replaysWhatACrashLeft() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.accept(JournalSamples.full(0));
      journal.accept(JournalSamples.full(1));
      copy(dataDir, other);
    }
    try (IcebergLake lake = IcebergLake.open(other);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.accept(JournalSamples.full(1));
      journal.seal();
      assertThat(journal.faults()).isEmpty();
      assertThat(journal.counts()).isEqualTo(new JournalCounts(9, 6, 3, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(2);
      assertThat(count(lake, "quarantine")).isEqualTo(3);
    }
  }

  @Test
  void segmentsThatWait_areBroughtInFourAtATime() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS.withSegmentRows(1), STILL)) {
      synchronized (lake) {
        for (int i = 0; i < 6; i++) {
          journal.accept(JournalSamples.full(i));
        }
        copy(dataDir, other);
      }
    }
    Path third = segments(other).get(2);
    byte[] damaged = Files.readAllBytes(third);
    damaged[damaged.length - 1] ^= 1;
    Files.write(third, damaged);
    try (IcebergLake lake = IcebergLake.open(other)) {
      try (BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
        journal.seal();
        assertThat(journal.faults()).extracting(JournalFault::segment).containsExactly(third);
        assertThat(journal.counts()).isEqualTo(new JournalCounts(15, 15, 0, 0, 0));
      }
      assertThat(count(lake, "turns")).isEqualTo(5);
    }
    assertThat(segments(other))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("0000000000000000003.damaged");
    try (Stream<Path> files = Files.walk(other.resolve("lake/turns/data"))) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(2);
    }
  }

  @Test
  void open_repeatsNothingAfterACrashBeforeTheDeletion() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      try (BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
        journal.accept(JournalSamples.full(0));
        copy(dataDir.resolve("journal"), other);
      }
      books.accept(lake, JournalSamples.full(7));
    }
    copy(other, dataDir.resolve("journal"));
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.accept(JournalSamples.full(1));
      journal.seal();
      assertThat(journal.counts()).isEqualTo(new JournalCounts(6, 3, 3, 0, 0));
      assertThat(count(lake, "turns")).isEqualTo(3);
      assertThat(count(lake, "quarantine")).isEqualTo(3);
    }
  }

  @Test
  void open_numbersNewRecordsAboveADeletedJournal() throws Exception {
    for (int number = 0; number < 3; number++) {
      try (IcebergLake lake = IcebergLake.open(dataDir);
          BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
        journal.accept(JournalSamples.full(number));
        journal.seal();
        assertThat(count(lake, "quarantine")).isEqualTo(number + 1);
      }
      Files.delete(dataDir.resolve("journal"));
    }
  }

  @Test
  void open_cutsOffATornTail() throws Exception {
    Path segment = crashedSegment();
    long whole = Files.size(segment);
    byte[] bytes = Files.readAllBytes(segment);
    Files.write(segment, java.util.Arrays.copyOf(bytes, bytes.length - 7));
    try (IcebergLake lake = IcebergLake.open(other);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.seal();
      assertThat(journal.faults()).hasSize(1);
      JournalFault fault = journal.faults().getFirst();
      assertThat(fault.kind()).isEqualTo(JournalFault.Kind.TORN_TAIL);
      assertThat(fault.to()).isEqualTo(whole - 7);
      assertThat(fault)
          .hasToString(
              segment
                  + ": torn tail at byte "
                  + fault.from()
                  + ", "
                  + (fault.to() - fault.from())
                  + " bytes cut off");
      assertThat(count(lake, "turns")).isEqualTo(2);
    }
    assertThat(segments(other)).isEmpty();
  }

  @Test
  void open_recoversAroundDamageAndKeepsTheFile() throws Exception {
    Path segment = crashedSegment();
    byte[] bytes = Files.readAllBytes(segment);
    bytes[SegmentFormat.HEADER_BYTES + 30] ^= 1;
    Files.write(segment, bytes);
    try (IcebergLake lake = IcebergLake.open(other);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.seal();
      assertThat(journal.faults())
          .singleElement()
          .satisfies(
              fault -> {
                assertThat(fault.kind()).isEqualTo(JournalFault.Kind.DAMAGE);
                assertThat(fault.from()).isEqualTo(SegmentFormat.HEADER_BYTES);
              });
      assertThat(count(lake, "turns")).isEqualTo(2);
    }
    assertThat(segments(other)).singleElement().asString().endsWith(".damaged");
  }

  @Test
  void open_refusesAnotherVersionAndLeavesItAlone() throws Exception {
    Path segment = crashedSegment();
    byte[] bytes = Files.readAllBytes(segment);
    java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
    bytes[11] = 9;
    crc.update(bytes, 0, 20);
    ByteBuffer.wrap(bytes).putInt(20, (int) crc.getValue());
    Files.write(segment, bytes);
    try (IcebergLake lake = IcebergLake.open(other)) {
      assertThatThrownBy(() -> books.open(lake, OPTIONS, STILL))
          .isInstanceOf(AirworthyException.class)
          .hasMessageContaining("version 9")
          .hasMessageContaining("version 1");
    }
    assertThat(segment).hasBinaryContent(bytes);
  }

  /// The segment of three records that a crash left in the other directory.
  private Path crashedSegment() throws Exception {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      for (int number = 0; number < 3; number++) {
        journal.accept(JournalSamples.full(number));
      }
      copy(dataDir, other);
    }
    return segments(other).getFirst();
  }

  @Test
  void accept_refusesOnAFullDiskAndRecovers() throws Exception {
    FailingFiles files = new FailingFiles();
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, OPTIONS, STILL, files)) {
      journal.accept(JournalSamples.full(0));
      for (long space : new long[] {100, 0, 30}) {
        files.leave(space);
        assertThatThrownBy(() -> journal.accept(JournalSamples.full(1)))
            .isInstanceOfSatisfying(
                SinkUnavailable.class,
                e -> assertThat(e.reason()).isEqualTo(SinkUnavailable.Cause.DISK));
      }
      assertThat(JournaledLake.pendingRows(dataDir)).isEqualTo(3);
      files.leave(Long.MAX_VALUE);
      journal.accept(JournalSamples.full(2));
      assertThat(journal.counts()).isEqualTo(new JournalCounts(6, 0, 0, 6, 0));
      copy(dataDir, other);
    }
    try (IcebergLake lake = IcebergLake.open(other);
        BookedJournal journal = books.open(lake, OPTIONS, STILL)) {
      journal.seal();
      assertThat(journal.faults()).isEmpty();
      assertThat(count(lake, "turns")).isEqualTo(2);
      assertThat(count(lake, "quarantine")).isEqualTo(2);
    }
  }

  @Test
  void accept_isBusyAboveTheBytesThatMayWait() throws Exception {
    CountDownLatch forcing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    SegmentFiles slow = file -> new SlowFile(SegmentFiles.onDisk().create(file), forcing, release);
    JournalOptions small = OPTIONS.withLimits(1, OPTIONS.journalBytes());
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal = books.open(lake, small, STILL, slow);
        ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Future<Receipt> first = threads.submit(() -> journal.accept(JournalSamples.full(0)));
      assertThat(forcing.await(30, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> journal.accept(JournalSamples.full(1)))
          .isInstanceOfSatisfying(
              SinkUnavailable.class,
              e -> assertThat(e.reason()).isEqualTo(SinkUnavailable.Cause.BUSY));
      release.countDown();
      assertThat(first.get()).isEqualTo(Receipt.pending(3));
      assertThat(journal.accept(JournalSamples.full(1))).isEqualTo(Receipt.pending(3));
    }
  }

  /// A file whose force waits for a latch.
  private record SlowFile(
      SegmentFiles.SegmentFile inner, CountDownLatch forcing, CountDownLatch release)
      implements SegmentFiles.SegmentFile {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      inner.write(bytes);
    }

    @Override
    public void force() throws IOException {
      forcing.countDown();
      try {
        release.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      inner.force();
    }

    @Override
    public void truncate(long length) throws IOException {
      inner.truncate(length);
    }

    @Override
    public void close() throws IOException {
      inner.close();
    }
  }

  @Test
  void accept_fromManyThreadsKeepsEveryRowOnce() throws Exception {
    int threads = 64;
    int each = 20;
    JournalOptions options = OPTIONS.withSegmentRows(500).withSegmentAge(Duration.ofMillis(1));
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      try (BookedJournal journal = books.open(lake, options, STILL);
          ExecutorService pool = Executors.newFixedThreadPool(threads)) {
        List<Future<?>> done = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          int first = t * each;
          done.add(
              pool.submit(
                  () -> {
                    for (int i = first; i < first + each; i++) {
                      journal.accept(JournalSamples.full(i));
                    }
                  }));
        }
        for (Future<?> future : done) {
          future.get();
        }
        assertThat(journal.counts().acknowledged()).isEqualTo(3L * threads * each);
      }
      assertThat(count(lake, "turns")).isEqualTo(threads * each);
      assertThat(count(lake, "quarantine")).isEqualTo(threads * each);
      assertThat(count(lake, "(select distinct trace_id from turns)")).isEqualTo(threads * each);
    }
  }

  @Test
  void accept_afterCloseIsRefused() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      BookedJournal journal = books.open(lake, OPTIONS, STILL);
      journal.close();
      TelemetryBatch batch = JournalSamples.full(0);
      assertThatThrownBy(() -> journal.accept(batch)).isInstanceOf(SinkUnavailable.class);
    }
  }
}

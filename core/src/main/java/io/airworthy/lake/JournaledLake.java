package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.TelemetryBatch;
import io.airworthy.lake.JournalFault.Kind;
import io.airworthy.telemetry.TelemetrySink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// A lake behind a journal: a batch is acknowledged as soon as it is durable, and reaches the
/// lake's tables later, each row once, whatever crashes in between.
///
/// Readers of the lake see sealed rows only; [#seal] can be asked for. Memory is bounded by
/// `waiting-bytes`, four segments' bytes, and about fifty for each of their rows.
///
/// Thread-safe. Closing seals what is left; it does not close the lake.
public final class JournaledLake implements TelemetrySink, AutoCloseable {
  /// Few enough that a record is never too long, whatever identifiers its rows are full of.
  private static final int RECORD_ROWS = 4_000;
  private static final long TICK_MILLIS = 200;

  /// When more than one segment waits, so many are brought in by one commit: a commit takes time of
  /// its own, and its files are the larger.
  private static final int MOST_SEGMENTS = 4;

  private final IcebergLake lake;
  private final Journal journal;
  private final AtomicReference<JournalCounts> counts = new AtomicReference<>(JournalCounts.none());
  private final AtomicReference<Optional<RuntimeException>> sealFailure =
      new AtomicReference<>(Optional.empty());
  private final Set<JournalFault> faults = new LinkedHashSet<>();
  private final ReentrantLock sealing = new ReentrantLock();
  private final Semaphore stop = new Semaphore(0);
  private final Thread sealer;

  private JournaledLake(
      IcebergLake lake, JournalOptions options, InstantSource clock, SegmentFiles files) {
    Path folder = lake.journalFolder();
    long position = lake.journalPosition();
    JournalRecovery found = JournalRecovery.of(folder);
    this.lake = lake;
    this.faults.addAll(found.faults());
    long next = Math.max(found.lastSequence(), position) + 1;
    this.journal = new Journal(folder, options, clock, files, found.segments(), next);
    found.segments().forEach(segment -> acknowledge(segment.rows()));
    this.sealer =
        Thread.ofPlatform().daemon().name("journal-sealer").unstarted(this::sealUntilStopped);
  }

  /// Opens the journal of a lake's data directory, and claims the lake. Rows that an earlier
  /// process left there are sealed soon.
  ///
  /// @param clock says how old a segment is
  /// @throws AirworthyException bad input when another process writes to the lake, or the journal
  ///     is of another version, which is left as it is
  public static JournaledLake open(IcebergLake lake, JournalOptions options, InstantSource clock) {
    return open(lake, options, clock, SegmentFiles.onDisk());
  }

  static JournaledLake open(
      IcebergLake lake, JournalOptions options, InstantSource clock, SegmentFiles files) {
    lake.claim();
    JournaledLake opened = new JournaledLake(lake, options, clock, files);
    opened.sealer.start();
    return opened;
  }

  /// Turns, judgements and changes that wait in a data directory's journal; another process may be
  /// using it.
  public static long pendingRows(Path dataDir) {
    return JournalRecovery.pendingRows(dataDir.resolve("journal"));
  }

  /// {@inheritDoc}
  ///
  /// All rows are pending: whether they are new is known when they are sealed, see [#counts].
  @Override
  public Receipt accept(TelemetryBatch batch) {
    List<byte[]> payloads =
        JournalRows.pieces(batch, RECORD_ROWS).stream().map(RecordEncoder::encode).toList();
    journal.append(new Journal.Entry(payloads, batch.rows(), () -> acknowledge(batch.rows())));
    return Receipt.pending(batch.rows());
  }

  private void acknowledge(long rows) {
    counts.updateAndGet(now -> now.acknowledge(rows));
  }

  /// Brings everything acknowledged before the call into the lake.
  ///
  /// @throws AirworthyException when the lake cannot be written; the rows stay in the journal
  public void seal() {
    journal.roll();
    sealClosed();
  }

  /// What became of the rows so far.
  public JournalCounts counts() {
    return counts.get();
  }

  /// What could not be read when the journal was opened or sealed.
  public List<JournalFault> faults() {
    sealing.lock();
    try {
      return List.copyOf(faults);
    } finally {
      sealing.unlock();
    }
  }

  /// Why the last attempt to seal in the background failed; empty when it did not.
  public Optional<RuntimeException> sealFailure() {
    return sealFailure.get();
  }

  private void sealUntilStopped() {
    try {
      while (!stop.tryAcquire(TICK_MILLIS, TimeUnit.MILLISECONDS)) {
        sealInBackground();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sealInBackground() {
    try {
      journal.rollOld();
      sealClosed();
      sealFailure.set(Optional.empty());
    } catch (RuntimeException e) {
      sealFailure.set(Optional.of(e));
    }
  }

  private void sealClosed() {
    sealing.lock();
    try {
      List<Segment> oldest;
      while (!(oldest = journal.oldest(MOST_SEGMENTS)).isEmpty()) {
        seal(oldest);
      }
    } finally {
      sealing.unlock();
    }
  }

  private void seal(List<Segment> segments) {
    IcebergLake.Sealed sealed = lake.seal(segments.stream().map(JournaledLake::read).toList());
    for (int i = 0; i < segments.size(); i++) {
      letGo(segments.get(i), sealed.found().get(i).damage());
    }
    Receipt receipt = sealed.receipt();
    long rows = segments.stream().mapToLong(Segment::rows).sum();
    long lost = rows - receipt.stored() - receipt.duplicate();
    counts.updateAndGet(now -> now.settle(receipt.stored(), receipt.duplicate(), lost));
  }

  private void letGo(Segment segment, List<SegmentScan.Range> damage) {
    for (SegmentScan.Range range : damage) {
      faults.add(new JournalFault(Kind.DAMAGE, segment.file(), range.from(), range.to()));
    }
    if (damage.isEmpty()) {
      segment.delete();
    } else {
      segment.setAside();
    }
    journal.forget(segment);
  }

  private static ByteBuffer read(Segment segment) {
    try {
      return segment.read();
    } catch (IOException e) {
      throw AirworthyException.internal(segment.file() + " cannot be read", e);
    }
  }

  /// Takes no more batches and seals what it took.
  ///
  /// @throws AirworthyException when the lake cannot be written; the rows stay in the journal
  @Override
  public void close() {
    journal.close();
    stop.release();
    boolean interrupted = false;
    while (sealer.isAlive()) {
      try {
        sealer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    sealClosed();
  }
}

package io.airworthy.lake;

import io.airworthy.telemetry.SinkUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;

/// The segments of a data directory: appended to by any number of threads, taken from the other end
/// by one.
final class Journal {
  private final Path folder;
  private final JournalOptions options;
  private final InstantSource clock;
  private final SegmentFiles files;
  private final GroupCommit<Entry> commits = new GroupCommit<>(this::write);
  private final ConcurrentLinkedDeque<Segment> closed = new ConcurrentLinkedDeque<>();
  private final AtomicLong waitingBytes = new AtomicLong();
  private final AtomicLong closedBytes = new AtomicLong();
  private Optional<SegmentWriter> current = Optional.empty();
  private long nextSequence;
  private State state = State.OPEN;

  /// @param recovered segments of an earlier process, in order
  /// @param nextSequence above every number that was ever used
  Journal(
      Path folder,
      JournalOptions options,
      InstantSource clock,
      SegmentFiles files,
      List<Segment> recovered,
      long nextSequence) {
    this.folder = folder;
    this.options = options;
    this.clock = clock;
    this.files = files;
    this.nextSequence = nextSequence;
    recovered.forEach(this::enqueue);
  }

  private enum State {
    OPEN,
    CLOSED
  }

  /// One batch on its way.
  ///
  /// @param payloads of its records
  /// @param rows how many it holds
  /// @param written what to do as soon as it is durable
  record Entry(List<byte[]> payloads, long rows, Runnable written) {
    long bytes() {
      return payloads.stream()
          .mapToLong(payload -> payload.length + SegmentFormat.RECORD_HEADER_BYTES)
          .sum();
    }
  }

  /// Appends a batch; returns once it survives a crash.
  ///
  /// @throws SinkUnavailable when a limit is reached or the disk refuses; nothing was kept then
  void append(Entry entry) {
    long bytes = entry.bytes();
    if (closedBytes.get() > options.journalBytes()) {
      throw SinkUnavailable.busy(
          "too much waits to be sealed", closedBytes.get(), options.journalBytes());
    }
    long waiting = waitingBytes.addAndGet(bytes);
    try {
      if (waiting > bytes && waiting > options.waitingBytes()) {
        throw SinkUnavailable.busy("too much waits to be written", waiting, options.waitingBytes());
      }
      commits.submit(entry);
    } finally {
      waitingBytes.addAndGet(-bytes);
    }
  }

  private void write(List<Entry> group) {
    if (state == State.CLOSED) {
      throw SinkUnavailable.closing();
    }
    try {
      SegmentWriter segment = open();
      for (Entry entry : group) {
        long rows = entry.rows();
        for (byte[] payload : entry.payloads()) {
          segment.append(SegmentFormat.record(nextSequence++, payload), rows);
          rows = 0;
        }
      }
      segment.force();
      group.forEach(entry -> entry.written().run());
      if (segment.isFull(options)) {
        end(segment.close());
      }
    } catch (IOException e) {
      current.map(SegmentWriter::abandon).ifPresent(this::end);
      throw SinkUnavailable.disk(e);
    }
  }

  private SegmentWriter open() throws IOException {
    if (current.isEmpty()) {
      Path file = Segment.file(folder, nextSequence);
      current = Optional.of(SegmentWriter.create(files, file, nextSequence, clock.instant()));
    }
    return current.get();
  }

  private void end(Segment segment) {
    current = Optional.empty();
    if (segment.length() == 0) {
      segment.delete();
    } else {
      enqueue(segment);
    }
  }

  private void enqueue(Segment segment) {
    closedBytes.addAndGet(segment.length());
    closed.add(segment);
  }

  /// Ends the present segment if it is old enough.
  void rollOld() {
    commits.exclusively(
        () ->
            current
                .filter(segment -> segment.isOld(options, clock.instant()))
                .ifPresent(segment -> end(segment.close())));
  }

  /// Ends the present segment.
  void roll() {
    commits.exclusively(() -> current.ifPresent(segment -> end(segment.close())));
  }

  /// Takes nothing more, and ends the present segment.
  void close() {
    commits.exclusively(
        () -> {
          state = State.CLOSED;
          current.ifPresent(segment -> end(segment.close()));
        });
  }

  /// The oldest closed segments, in order.
  ///
  /// @param most how many at most
  List<Segment> oldest(int most) {
    return closed.stream().limit(most).toList();
  }

  /// Forgets the oldest closed segment.
  void forget(Segment segment) {
    if (closed.removeFirstOccurrence(segment)) {
      closedBytes.addAndGet(-segment.length());
    }
  }
}

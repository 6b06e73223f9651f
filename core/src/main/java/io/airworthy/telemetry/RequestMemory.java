package io.airworthy.telemetry;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/// The heap that requests under way may take together, by whatever transport they come.
/// Thread-safe.
///
/// A request takes its share before the bytes are read and before they are decoded, so a flood of
/// large requests is told to try again while the heap has room for those that are in. Where a
/// transport gathers a request before it can be read, it takes its share as it arrives
/// ([ArrivingRequest]). What a request takes is reckoned, not measured, and on the high side
/// ([RequestWeight], [ProtobufInput]).
public final class RequestMemory {
  /// Of the heap, the rest of which is for what lives longer than a request.
  private static final int PART_OF_HEAP = 3;

  private final long bytes;
  private final AtomicLong taken = new AtomicLong();

  /// @param bytes of heap that all requests may take together, at least 1
  public RequestMemory(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("requests need memory");
    }
    this.bytes = bytes;
  }

  /// A third of the greatest heap that this process may have.
  public static RequestMemory ofHeap() {
    return new RequestMemory(Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }

  /// The share of a request that begins.
  Share begin() {
    return new Share();
  }

  /// What is taken now, in bytes.
  long taken() {
    return taken.get();
  }

  /// What one request takes. Closing gives all back, as often as it is closed. Not thread-safe.
  final class Share implements HeapAllowance, AutoCloseable {
    private long own;

    private Share() {}

    /// Takes some more.
    ///
    /// @throws Exceeded when the request alone would take more than all may
    /// @throws Scarce when others have taken too much for now
    @Override
    public void take(long more) throws Exceeded, Scarce {
      if (own + more > bytes) {
        throw new Exceeded();
      }
      if (taken.addAndGet(more) > bytes) {
        taken.addAndGet(-more);
        throw new Scarce();
      }
      own += more;
    }

    /// What it has taken and not given back, in bytes.
    long own() {
      return own;
    }

    /// Gives some of it back.
    void give(long less) {
      own -= less;
      taken.addAndGet(-less);
    }

    @Override
    public void close() {
      give(own);
    }
  }

  /// The request needs more than there will ever be.
  static final class Exceeded extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /// Others have taken what the request needs; they will give it back.
  static final class Scarce extends IOException {
    private static final long serialVersionUID = 1L;
  }
}

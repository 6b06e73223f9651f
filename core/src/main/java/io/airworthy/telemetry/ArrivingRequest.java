package io.airworthy.telemetry;

import java.util.Optional;

/// A request that a transport gathers piece by piece before any of it can be read: what its pieces
/// take is reckoned as they come, until the request is read or closed. Not thread-safe.
public final class ArrivingRequest implements AutoCloseable {
  /// A piece is held by objects of its own, however short it is.
  private static final long PIECE = 256;

  /// The buffers that hold a piece are half empty.
  private static final long BYTE = 2;

  private final RequestMemory.Share share;

  ArrivingRequest(RequestMemory.Share share) {
    this.share = share;
  }

  /// Takes the memory of one more piece.
  ///
  /// @return why there is no room for it; nothing more may be gathered then
  public Optional<ExportResult> add(long bytes) {
    try {
      share.take(PIECE + BYTE * bytes);
      return Optional.empty();
    } catch (RequestMemory.Exceeded e) {
      return Optional.of(new ExportResult.TooLarge());
    } catch (RequestMemory.Scarce e) {
      return Optional.of(OtlpReceiver.CROWDED);
    }
  }

  RequestMemory.Share share() {
    return share;
  }

  /// Gives back all that is taken for it now.
  @Override
  public void close() {
    share.close();
  }
}

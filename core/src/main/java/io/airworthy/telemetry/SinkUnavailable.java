package io.airworthy.telemetry;

/// A sink cannot take a batch now and took nothing of it; sending it again later may succeed.
public final class SinkUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Cause reason;

  private SinkUnavailable(Cause reason, String message) {
    super(message);
    this.reason = reason;
  }

  private SinkUnavailable(Cause reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// What stands in the way.
  public enum Cause {
    /// More is under way, or waits to be stored, than was allowed.
    BUSY,
    /// The disk refused, such as when it is full.
    DISK,
    /// The sink is being closed.
    CLOSING
  }

  /// More is under way than the limit allows.
  public static SinkUnavailable busy(String what, long found, long limit) {
    return new SinkUnavailable(
        Cause.BUSY, "%s: %d bytes, the limit is %d; try again".formatted(what, found, limit));
  }

  /// The disk refused to take it.
  public static SinkUnavailable disk(Exception failure) {
    return new SinkUnavailable(
        Cause.DISK, "the journal cannot be written; is the disk full?", failure);
  }

  /// The sink is being closed.
  public static SinkUnavailable closing() {
    return new SinkUnavailable(Cause.CLOSING, "the journal is being closed");
  }

  /// What stands in the way.
  public Cause reason() {
    return reason;
  }
}

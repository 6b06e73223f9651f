package io.airworthy.adapters.kafka;

/// What became of messages: `read = taken + undecodable`. A message that comes again after a crash
/// or a rebalance counts again; its rows do not. The quarantine has `undecodable` entries whose key
/// is `message`, more when a crash came between an entry and the count.
///
/// @param read messages that are done with
/// @param taken messages whose rows are durable, or that hold none
/// @param undecodable messages that are no OTLP; each is an entry in quarantine
/// @param postponed times that a message could not be stored yet and was left for later
public record KafkaCounts(long read, long taken, long undecodable, long postponed) {
  static final KafkaCounts NONE = new KafkaCounts(0, 0, 0, 0);

  /// @throws IllegalArgumentException when the equation does not hold
  public KafkaCounts {
    if (read != taken + undecodable || taken < 0 || undecodable < 0 || postponed < 0) {
      throw new IllegalArgumentException(
          "read %d = taken %d + undecodable %d".formatted(read, taken, undecodable));
    }
  }

  KafkaCounts plus(KafkaCounts other) {
    return new KafkaCounts(
        read + other.read,
        taken + other.taken,
        undecodable + other.undecodable,
        postponed + other.postponed);
  }
}

package io.airworthy.simulator;

/// How much of a conversation a span's input messages hold.
public enum InputHistory {
  /// Only the message that is answered.
  CURRENT,
  /// Every message and reply so far, the one that is answered last.
  FULL
}

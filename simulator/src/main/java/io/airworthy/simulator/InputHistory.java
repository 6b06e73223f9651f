package io.airworthy.simulator;

/// How much of a conversation a span's input messages hold.
public enum InputHistory {
  /// Only the message that is answered.
  CURRENT,
  /// The messages and replies so far, of a long conversation the last [#MOST_MESSAGES] of them; the
  /// one that is answered stands last.
  FULL;

  /// Messages of one span: a conversation's spans would otherwise grow with the square of its
  /// length.
  static final int MOST_MESSAGES = 64;
}

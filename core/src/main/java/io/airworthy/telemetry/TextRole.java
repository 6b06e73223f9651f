package io.airworthy.telemetry;

/// What part a text plays for the one that is judged. The order is part of the head's format.
enum TextRole {
  /// The user's message.
  MESSAGE,
  /// The assistant's reply to it.
  REPLY,
  /// The user's next message, after the reply.
  REACTION,
  /// A line before the message.
  EARLIER,
  /// How the lines resemble each other: no words, only bands of likeness, length and place.
  SHAPE;

  static final int COUNT = 5;
}

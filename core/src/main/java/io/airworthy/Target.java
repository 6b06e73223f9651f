package io.airworthy;

import java.util.Locale;

/// What a session-quality model is asked, which settles what it may see. Mixing the two is a leak.
public enum Target {
  /// Will the user be dissatisfied with this reply? Asked before the user reacts.
  PREDICT,
  /// Was the user dissatisfied with this reply? Asked when the next message has arrived.
  ESTIMATE;

  /// The name in files and on the command line.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

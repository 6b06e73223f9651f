package io.airworthy.telemetry;

/// What becomes of what was said.
public enum TextUse {
  /// It is read for signals, then dropped.
  SIGNALS,
  /// It is dropped unread: rows have no signals of texts, and the hash of a template only where it
  /// is declared or the template is named.
  UNREAD;

  /// The one of this name in a configuration: `signals` or `unread`.
  ///
  /// @throws IllegalArgumentException when it is another
  public static TextUse named(String name) {
    return switch (name) {
      case "signals" -> SIGNALS;
      case "unread" -> UNREAD;
      default ->
          throw new IllegalArgumentException(
              "text: found '" + name + "', expected signals or unread");
    };
  }
}

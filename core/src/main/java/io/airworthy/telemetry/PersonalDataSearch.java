package io.airworthy.telemetry;

/// Which kinds of personal data are looked for in what was said.
public enum PersonalDataSearch {
  /// All kinds.
  ALL,
  /// The six kinds that a grammar or a check digit settles: cards, e-mail addresses, account
  /// numbers, IP and telephone numbers, social security numbers.
  CHECKED;

  /// The one of this name in a configuration: `all` or `checked`.
  ///
  /// @throws IllegalArgumentException when it is another
  public static PersonalDataSearch named(String name) {
    return switch (name) {
      case "all" -> ALL;
      case "checked" -> CHECKED;
      default ->
          throw new IllegalArgumentException(
              "personal-data: found '" + name + "', expected all or checked");
    };
  }
}

package io.airworthy.simulator;

/// Where users live: their locale, the language they write and their distance from UTC.
enum Market {
  EN_US("en-US", -6),
  EN_GB("en-GB", 0),
  DE_DE("de-DE", 1),
  FR_FR("fr-FR", 1),
  ES_ES("es-ES", 1),
  ES_MX("es-MX", -6);

  private final String locale;
  private final int utcOffsetHours;

  Market(String locale, int utcOffsetHours) {
    this.locale = locale;
    this.utcOffsetHours = utcOffsetHours;
  }

  String locale() {
    return locale;
  }

  String language() {
    return locale.substring(0, 2);
  }

  /// Hours ahead of UTC, summer time aside.
  int utcOffsetHours() {
    return utcOffsetHours;
  }
}

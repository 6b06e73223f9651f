package io.airworthy.cli;

import io.airworthy.telemetry.PersonalDataSearch;
import io.airworthy.telemetry.TelemetryOptions;

/// How a command that takes telemetry reads it.
final class TelemetrySettings {
  private static final String CHECKED =
      "telemetry.personal-data is checked: rows will not say that a name, a place, an address, a"
          + " date, a web address or a licence number stood in a text";

  private TelemetrySettings() {}

  /// What the configuration says, with the text heads that it names. That less is told than usual
  /// is said, for nothing in the rows shows it.
  static TelemetryOptions of(GlobalOptions global) {
    TelemetryOptions options = global.configuration.telemetry();
    if (options.personalData() == PersonalDataSearch.CHECKED) {
      global.tell(CHECKED);
    }
    return options.with(
        global.configuration.heads().load(SentenceModels::bundled, System::nanoTime));
  }
}

package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.configuration.HeadFiles;
import io.airworthy.telemetry.PersonalDataSearch;
import io.airworthy.telemetry.TelemetryOptions;

/// How a command that takes telemetry reads it.
final class TelemetrySettings {
  private static final String CHECKED =
      "telemetry.personal-data is checked: rows will not say that a name, a place, an address, a"
          + " date, a web address or a licence number stood in a text";

  private static final String UNREAD =
      "telemetry.text is unread: rows will have no signals of what was said";

  private TelemetrySettings() {}

  /// What the configuration says, with the text heads that it names. That less is told than usual
  /// is said, for nothing in the rows shows it.
  ///
  /// @throws AirworthyException bad input when heads are named for texts that are left unread, or
  ///     cannot be loaded
  static TelemetryOptions of(GlobalOptions global) {
    TelemetryOptions options = global.configuration.telemetry();
    HeadFiles heads = global.configuration.heads();
    switch (options.text()) {
      case UNREAD -> {
        requireNoHeads(heads);
        global.tell(UNREAD);
      }
      case SIGNALS -> {
        if (options.personalData() == PersonalDataSearch.CHECKED) {
          global.tell(CHECKED);
        }
      }
    }
    return options.with(heads.load(SentenceModels::bundled, System::nanoTime));
  }

  private static void requireNoHeads(HeadFiles heads) {
    if (!heads.files().isEmpty()) {
      throw AirworthyException.badInput(
          "the configuration names heads, which score what is said, and telemetry.text: unread,"
              + " which leaves it unread; take one of them out");
    }
  }
}

package io.airworthy.cli;

import io.airworthy.adapters.minilm.MiniLm;
import io.airworthy.configuration.Configuration;
import io.airworthy.telemetry.SentenceModel;
import io.airworthy.telemetry.TelemetryOptions;

/// The sentence model that comes with the program. It is loaded when it is first asked for, for
/// most commands never ask, and stays until the process ends.
final class SentenceModels {
  private SentenceModels() {}

  static SentenceModel bundled() {
    return Loaded.MODEL;
  }

  /// How telemetry is read, with the text heads that the configuration names.
  static TelemetryOptions telemetry(Configuration configuration) {
    return configuration
        .telemetry()
        .with(configuration.heads().load(SentenceModels::bundled, System::nanoTime));
  }

  private static final class Loaded {
    static final SentenceModel MODEL = new SentenceModel(MiniLm.load());
  }
}

package io.airworthy.cli;

import io.airworthy.adapters.minilm.MiniLm;
import io.airworthy.telemetry.SentenceModel;

/// The sentence model that comes with the program. It is loaded when it is first asked for, for
/// most commands never ask, and stays until the process ends.
final class SentenceModels {
  private SentenceModels() {}

  static SentenceModel bundled() {
    return Loaded.MODEL;
  }

  private static final class Loaded {
    static final SentenceModel MODEL = new SentenceModel(MiniLm.load());
  }
}

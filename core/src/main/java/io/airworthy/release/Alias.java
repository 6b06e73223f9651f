package io.airworthy.release;

import java.util.Locale;

/// A role that one version of a model holds.
public enum Alias {
  /// The version that serves; only one the gate passed may be it.
  CHAMPION,
  /// The version that is being tried beside the champion.
  CHALLENGER;

  /// The alias as files and the command line spell it.
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.airworthy.telemetry;

import io.airworthy.PersonalDataKind;

/// Is told of each piece of personal data that stands in a text.
interface PersonalDataListener {
  /// @param start position of its first character in the text
  /// @param end the position after its last one
  void found(PersonalDataKind kind, int start, int end);
}

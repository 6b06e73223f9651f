package io.airworthy.telemetry;

import io.airworthy.telemetry.AttributeMapping.Destination;

/// The key of an attribute and what becomes of whatever stands behind it. It may hold what was
/// said.
///
/// @param text the key as it was sent
/// @param destination what the mapping says of it
/// @param isGenAi whether it makes a span one of an assistant
record AttributeKey(String text, Destination destination, boolean isGenAi) {
  @Override
  public String toString() {
    return text.length() + " characters";
  }
}

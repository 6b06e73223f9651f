package io.airworthy.telemetry;

/// A name and what was sent with it. Either may hold what was said.
record Attribute(AttributeKey key, AttributeValue value) {
  @Override
  public String toString() {
    return value.type();
  }
}

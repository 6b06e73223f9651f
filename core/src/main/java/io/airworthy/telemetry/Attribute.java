package io.airworthy.telemetry;

/// A name and what was sent with it.
record Attribute(String key, AttributeValue value) {}

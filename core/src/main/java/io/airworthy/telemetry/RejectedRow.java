package io.airworthy.telemetry;

/// A row cannot be kept. It carries no text but the name of a key, and costs no stack trace.
final class RejectedRow extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String key;

  RejectedRow(Reason reason, String key) {
    super(reason.id() + " " + AttributeKeys.printable(key), null, false, false);
    this.reason = reason;
    this.key = key;
  }

  Reason reason() {
    return reason;
  }

  String key() {
    return key;
  }
}

package io.airworthy.telemetry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An input that is one request.
final class SinglePayload implements PayloadReader {
  private @Nullable Payload payload;

  SinglePayload(Payload payload) {
    this.payload = payload;
  }

  @Override
  public Optional<Payload> next() {
    Optional<Payload> next = Optional.ofNullable(payload);
    payload = null;
    return next;
  }
}

package io.airworthy.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Decodes the next request of a reader while the last one is being looked at; so two are in memory
/// at a time.
final class ReadAhead implements PayloadReader {
  private final PayloadReader reader;
  private final Background background;
  private Background.Begun<Read> next;
  private String place = "its beginning";

  /// A request and where it stood.
  private record Read(Optional<Payload> payload, String place) {}

  ReadAhead(PayloadReader reader, Background background) {
    this.reader = reader;
    this.background = background;
    this.next = begin();
  }

  private Background.Begun<Read> begin() {
    return background.begin(
        () -> {
          try {
            Optional<Payload> payload = reader.next();
            return new Read(payload, reader.place());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Optional<Payload> next() throws IOException {
    Optional<Payload> payload = read().payload();
    if (payload.isPresent()) {
      next = begin();
    }
    return payload;
  }

  private Read read() throws IOException {
    try {
      Read read = next.await();
      place = read.place();
      return read;
    } catch (RuntimeException e) {
      place = reader.place();
      if (e instanceof UncheckedIOException wrapped) {
        throw wrapped.getCause();
      }
      throw e;
    }
  }

  @Override
  public String place() {
    return place;
  }
}

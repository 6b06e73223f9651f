package io.airworthy.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Decodes the next request of a reader while the last one is being looked at; so two are in memory
/// at a time.
final class ReadAhead implements PayloadReader {
  private final PayloadReader reader;
  private final Background background;
  private Background.Begun<Optional<Payload>> next;

  ReadAhead(PayloadReader reader, Background background) {
    this.reader = reader;
    this.background = background;
    this.next = begin();
  }

  private Background.Begun<Optional<Payload>> begin() {
    return background.begin(
        () -> {
          try {
            return reader.next();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Override
  public Optional<Payload> next() throws IOException {
    Optional<Payload> read;
    try {
      read = next.await();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (read.isPresent()) {
      next = begin();
    }
    return read;
  }
}

package io.airworthy.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// JSON lines: each line one request. A broken line is told by its number; the rest is read.
final class JsonLines implements PayloadReader {
  private final LineSource lines;
  private long number;

  JsonLines(InputStream in) {
    this.lines = new LineSource(in);
  }

  @Override
  public Optional<Payload> next() throws IOException {
    while (hasNext()) {
      if (lines.isTooLong()) {
        return Optional.of(new Payload.Broken(number));
      }
      if (!isBlank()) {
        return Optional.of(decode());
      }
    }
    return Optional.empty();
  }

  @Override
  public String place() {
    return "line " + Math.max(1, number);
  }

  private Payload decode() throws IOException {
    try {
      return OtlpJson.decode(lines.bytes(), lines.offset(), lines.length());
    } catch (JsonProcessingException broken) {
      return new Payload.Broken(number);
    }
  }

  private boolean hasNext() throws IOException {
    number++;
    return lines.next();
  }

  private boolean isBlank() {
    for (int i = 0; i < lines.length(); i++) {
      if (lines.bytes()[lines.offset() + i] > ' ') {
        return false;
      }
    }
    return true;
  }
}

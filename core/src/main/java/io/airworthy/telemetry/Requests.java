package io.airworthy.telemetry;

import io.airlift.compress.MalformedInputException;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The requests of an input, one after the other. Those that cannot be decoded are told to the
/// listener.
record Requests(PayloadReader reader, String name, ProgressListener progress) {
  /// @param name what to call the input in errors
  /// @param ahead where requests are decoded before they are asked for
  static Requests open(InputStream in, String name, Background ahead, ProgressListener progress)
      throws Unreadable {
    try {
      return new Requests(new ReadAhead(TelemetryInput.open(in, name), ahead), name, progress);
    } catch (AirworthyException e) {
      throw Unreadable.of(e);
    } catch (IOException | MalformedInputException e) {
      throw Unreadable.of(name, "", e);
    }
  }

  /// The next request, or empty at the end.
  Optional<Payload> next() throws Unreadable {
    try {
      Optional<Payload> next = reader.next();
      if (next.isPresent() && next.get() instanceof Payload.Broken) {
        progress.undecodable(reader.place());
      }
      return next;
    } catch (IOException | MalformedInputException e) {
      throw Unreadable.of(name, " from " + reader.place() + " on", e);
    }
  }
}

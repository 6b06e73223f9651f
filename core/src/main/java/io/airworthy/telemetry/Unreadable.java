package io.airworthy.telemetry;

import io.airlift.compress.MalformedInputException;
import io.airworthy.AirworthyException;
import java.io.EOFException;
import java.util.zip.ZipException;

/// The rest of an input cannot be read: a failure of the input, never of the sink.
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final Exception reason;

  private Unreadable(String what, Exception reason) {
    super(what, reason);
    this.what = what;
    this.reason = reason;
  }

  /// @param name what to call the input
  /// @param place from where it cannot be read, such as ` from line 17 on`; may be empty
  static Unreadable of(String name, String place, Exception reason) {
    return new Unreadable(name + " cannot be read" + place + ": " + found(reason), reason);
  }

  /// An input that is nothing that could be read.
  static Unreadable of(AirworthyException failure) {
    return new Unreadable(failure.getMessage(), failure);
  }

  /// The failure for a person.
  ///
  /// @param kept what became of the rows before
  AirworthyException failure(String kept) {
    return AirworthyException.badInput(what + kept, reason);
  }

  private static String found(Exception e) {
    boolean cutOff =
        e instanceof EOFException
            || e instanceof ZipException
            || e instanceof MalformedInputException;
    return cutOff ? "its compression is broken or cut off" : e.getClass().getSimpleName();
  }
}

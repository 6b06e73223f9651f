package io.airworthy.simulator;

import io.airworthy.AirworthyException;
import java.time.LocalDate;

/// The checks that options share.
final class Limits {
  /// OTLP counts nanoseconds since 1970 in 64 bits, which end in 2262.
  private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(2200, 1, 1);

  private Limits() {}

  static void range(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw AirworthyException.badInput(
          "--" + name + ": found " + value + ", expected " + least + " to " + most);
    }
  }

  static void start(LocalDate start) {
    if (start.isBefore(FIRST_DAY) || start.isAfter(LAST_DAY)) {
      throw AirworthyException.badInput(
          "--start: found " + start + ", expected " + FIRST_DAY + " to " + LAST_DAY);
    }
  }
}

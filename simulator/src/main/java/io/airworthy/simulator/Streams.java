package io.airworthy.simulator;

/// The names of the random streams that start from the seed.
final class Streams {
  static final long TENANTS = 1;
  static final long USERS = 2;
  static final long ARRIVALS = 3;
  static final long SESSIONS = 4;
  static final long WORDS = 5;
  static final long IDS = 6;
  static final long CALIBRATION = 7;

  private Streams() {}
}

package io.airworthy.simulator;

/// The models that answer.
enum Model {
  SWIFT("swift-2", 450, 9, 0.15),
  ATLAS("atlas-4", 1200, 24, -0.15);

  private final String wireName;
  private final double firstChunkMillis;
  private final double millisPerToken;
  private final double logOdds;

  Model(String wireName, double firstChunkMillis, double millisPerToken, double logOdds) {
    this.wireName = wireName;
    this.firstChunkMillis = firstChunkMillis;
    this.millisPerToken = millisPerToken;
    this.logOdds = logOdds;
  }

  String wireName() {
    return wireName;
  }

  double firstChunkMillis() {
    return firstChunkMillis;
  }

  double millisPerToken() {
    return millisPerToken;
  }

  double logOdds() {
    return logOdds;
  }
}

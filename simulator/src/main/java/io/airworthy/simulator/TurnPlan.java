package io.airworthy.simulator;

import java.util.Optional;

/// One turn before it has words.
///
/// @param startMillis when the message arrives, since 1970
/// @param firstChunkMillis how long the first part of the reply takes
/// @param endMillis when the reply is complete
/// @param kind what the message is for
/// @param outcome what becomes of it
record TurnPlan(
    long startMillis,
    double firstChunkMillis,
    long endMillis,
    Kind kind,
    Outcome outcome,
    long inputTokens,
    long outputTokens) {

  /// What a message is for.
  enum Kind {
    FIRST("message.first"),
    NEXT("message.next"),
    REPHRASE("message.rephrase"),
    THANKS("message.thanks"),
    CURT("message.curt"),
    COMPLAINT("message.complaint");

    private final String symbol;

    Kind(String symbol) {
      this.symbol = symbol;
    }

    /// The symbol of the phrase book that says it.
    String symbol() {
      return symbol;
    }
  }

  /// What becomes of a message.
  enum Outcome {
    ANSWERED,
    REFUSED,
    TIMED_OUT;

    Optional<String> errorType() {
      return this == TIMED_OUT ? Optional.of("timeout") : Optional.empty();
    }
  }
}

package io.airworthy.features;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a training set covers, and what was left out of it.
///
/// @param labelRows examples in the set
/// @param positives examples labelled 1
/// @param leftOut judged turns that gave no example, by reason: `not-mature`, `without-session`,
///     `without-reaction` (nothing to estimate with), `reacted-before-reply` (nothing left to
///     predict), `already-known` (the label was known by the cutoff)
/// @param unmatchedJudgements judgements that name no known turn, or a response of several turns
/// @param turnsWithoutSession turns with neither a conversation nor a user
/// @param joins what each view's join did, in the order of the views
/// @param missingShares share of examples without a value, 0 to 1, by feature; empty for an empty
///     set
public record Coverage(
    long labelRows,
    long positives,
    Map<String, Long> leftOut,
    long unmatchedJudgements,
    long turnsWithoutSession,
    List<JoinOutcome> joins,
    Map<String, Double> missingShares) {
  /// Copies the collections; names come out sorted.
  public Coverage {
    leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    joins = List.copyOf(joins);
    missingShares = Collections.unmodifiableMap(new TreeMap<>(missingShares));
  }

  /// Judged turns: examples and those left out.
  public long judgedTurns() {
    return labelRows + leftOut.values().stream().mapToLong(Long::longValue).sum();
  }

  /// Rows, over all views, that could not use something newer because it had not arrived yet.
  public long late() {
    return joins.stream().mapToLong(JoinOutcome::late).sum();
  }
}

package io.airworthy;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// A judgement of a turn, from a `gen_ai.evaluation.result` event: a rating, a thumb, a handoff.
///
/// Two judgements with the same span (or response), name and event time are one; several raters of
/// one turn therefore differ in time, if only by a microsecond.
///
/// @param span the judged span, when the event named it as its parent
/// @param responseId keyed hash of the judged response, when the event named that
/// @param tenant the customer whose assistant was judged
/// @param user keyed hash of the judging user
/// @param conversation keyed hash of the conversation
/// @param eventTime when the judgement was made
/// @param availableAt when it could first be known to a reader; not before `eventTime`
/// @param name `gen_ai.evaluation.name`
/// @param score `gen_ai.evaluation.score.value`, finite
/// @param label `gen_ai.evaluation.score.label`
public record Feedback(
    Optional<SpanRef> span,
    Optional<Pseudonym> responseId,
    Identifier tenant,
    Optional<Pseudonym> user,
    Optional<Pseudonym> conversation,
    Instant eventTime,
    Instant availableAt,
    Identifier name,
    OptionalDouble score,
    Optional<Identifier> label)
    implements TelemetryRow {
  /// @throws IllegalArgumentException when nothing is judged, nothing is said of it, the score is
  /// not
  ///     finite, or the times are out of order
  public Feedback {
    if (span.isEmpty() && responseId.isEmpty()) {
      throw new IllegalArgumentException("a judgement names a span or a response");
    }
    if (score.isEmpty() && label.isEmpty()) {
      throw new IllegalArgumentException("a judgement has a score or a label");
    }
    if (score.isPresent() && !Double.isFinite(score.getAsDouble())) {
      throw new IllegalArgumentException("a score is finite");
    }
    if (availableAt.isBefore(eventTime)) {
      throw new IllegalArgumentException("a judgement is available before it is made");
    }
  }

  @Override
  public Feedback availableFrom(Instant earliest) {
    return new Feedback(
        span,
        responseId,
        tenant,
        user,
        conversation,
        eventTime,
        availableAtOrAfter(earliest),
        name,
        score,
        label);
  }
}

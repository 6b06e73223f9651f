package io.airworthy.telemetry;

import io.airworthy.Change;
import io.airworthy.Feedback;
import io.airworthy.Identifier;
import io.airworthy.SpanRef;
import io.airworthy.TelemetryRow;
import io.airworthy.telemetry.AttributeValue.Text;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Turns log records into feedback and changes. Thread-safe.
final class LogReader {
  static final String EVALUATION = "gen_ai.evaluation.result";
  static final String FLAG = "feature_flag.evaluation";
  static final String CHANGE = "airworthy.change";
  private static final String KIND_KEY = "airworthy.change.kind";
  private static final int EXPLICIT_TENANT_RANKS = 2;

  private final Identifier defaultTenant;

  LogReader(TelemetryOptions options) {
    this.defaultTenant = options.defaultTenant();
  }

  /// The name of the event: the record's own, else that of the attribute `event.name`.
  ///
  /// @throws RejectedRow when it is not one of those that are kept
  static String requireKnownEvent(SentLog log, AttributeMapping mapping) {
    String name = log.eventName().isEmpty() ? namedByAttribute(log) : log.eventName();
    if (name.equals(EVALUATION) || name.equals(FLAG) || name.equals(CHANGE)) {
      return name;
    }
    throw mapping.messageEvent(name).isPresent()
        ? new RejectedRow(Reason.CONTENT, name)
        : new RejectedRow(Reason.NOT_GENAI, "");
  }

  private static String namedByAttribute(SentLog log) {
    for (Attribute attribute : log.attributes()) {
      if (attribute.key().text().equals("event.name")) {
        return attribute.value() instanceof Text text ? text.string() : "";
      }
    }
    return "";
  }

  /// The judgement or change in an event of a known name.
  ///
  /// @throws RejectedRow when it cannot be kept
  TelemetryRow read(String event, SentLog log, RowAttributes row, Availability availability) {
    row.requireSubstance();
    return switch (event) {
      case EVALUATION -> feedback(log, row, availability);
      case FLAG -> flight(log, row, availability);
      default -> change(log, row, availability);
    };
  }

  /// The judgement in a `gen_ai.evaluation.result`.
  ///
  /// @throws RejectedRow when it cannot be kept
  private Feedback feedback(SentLog log, RowAttributes row, Availability availability) {
    Instant event = eventTime(log);
    Identity identity = Identity.of(row, defaultTenant);
    Optional<SpanRef> span = SpanIds.optional(log.traceId(), log.spanId());
    if (span.isEmpty() && identity.responseId().isEmpty()) {
      throw new RejectedRow(Reason.MISSING, "gen_ai.response.id");
    }
    if (row.number(Field.EVALUATION_SCORE).isEmpty()
        && row.identifier(Field.EVALUATION_LABEL).isEmpty()) {
      throw new RejectedRow(Reason.MISSING, "gen_ai.evaluation.score.value");
    }
    return new Feedback(
        span,
        span.isPresent() ? Optional.empty() : identity.responseId(),
        identity.tenant(),
        identity.user(),
        identity.conversation(),
        event,
        availability.ofLog(event, observed(log, event)),
        row.required(Field.EVALUATION_NAME, "gen_ai.evaluation.name"),
        row.number(Field.EVALUATION_SCORE),
        row.identifier(Field.EVALUATION_LABEL));
  }

  /// The arm of a flight in a `feature_flag.evaluation`.
  ///
  /// @throws RejectedRow when it cannot be kept
  private Change flight(SentLog log, RowAttributes row, Availability availability) {
    Instant event = eventTime(log);
    Identity identity = Identity.of(row, defaultTenant);
    return new Change(
        Change.Kind.FLIGHT,
        Optional.of(identity.tenant()),
        identity.user(),
        identity.conversation(),
        row.required(Field.FLAG_KEY, "feature_flag.key"),
        row.required(Field.FLAG_VARIANT, "feature_flag.result.variant"),
        event,
        availability.ofLog(event, observed(log, event)));
  }

  /// The change in an `airworthy.change`; it concerns all tenants unless it names one itself.
  ///
  /// @throws RejectedRow when it cannot be kept
  private Change change(SentLog log, RowAttributes row, Availability availability) {
    Instant event = eventTime(log);
    boolean explicit = row.rank(Field.TENANT).orElse(Long.MAX_VALUE) < EXPLICIT_TENANT_RANKS;
    return new Change(
        kind(row.required(Field.CHANGE_KIND, KIND_KEY)),
        explicit ? row.identifier(Field.TENANT) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        row.required(Field.CHANGE_SUBJECT, "airworthy.change.subject"),
        row.required(Field.CHANGE_VALUE, "airworthy.change.value"),
        event,
        availability.ofLog(event, observed(log, event)));
  }

  private static Change.Kind kind(Identifier name) {
    return Arrays.stream(Change.Kind.values())
        .filter(kind -> kind != Change.Kind.FLIGHT)
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name.value()))
        .findFirst()
        .orElseThrow(() -> new RejectedRow(Reason.INVALID, KIND_KEY));
  }

  /// The record's own time, else when it was observed.
  static long eventNanos(SentLog log) {
    return log.timeNanos() == 0 ? log.observedNanos() : log.timeNanos();
  }

  private static Instant eventTime(SentLog log) {
    return RowTimes.required(eventNanos(log), "time_unix_nano");
  }

  private static Instant observed(SentLog log, Instant event) {
    long observed = log.observedNanos();
    return observed > 0 ? RowTimes.of(observed) : event;
  }
}

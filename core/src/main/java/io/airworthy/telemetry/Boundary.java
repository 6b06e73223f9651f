package io.airworthy.telemetry;

import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The privacy boundary: export requests come in, rows without words go out. Thread-safe.
///
/// Whatever a sender sends, a row is either kept or counted with its reason; no row spoils another.
final class Boundary {
  private final ClockSkew skew = ClockSkew.defaults();
  private final AttributeMapping mapping = AttributeMapping.builtIn();
  private final SpanReader spans;
  private final LogReader logs;

  Boundary(TelemetryOptions options, KeyRing keys) {
    this(
        options,
        keys,
        new SignalReader(
            new RephraseMemory(options.rememberedConversations()), options.personalData()));
  }

  Boundary(TelemetryOptions options, KeyRing keys, TextSignals signals) {
    Pseudonymiser pseudonyms = new Pseudonymiser(keys);
    this.spans = new SpanReader(mapping, options, pseudonyms, signals);
    this.logs = new LogReader(options, pseudonyms);
  }

  /// Reads one request into the batch.
  void read(Payload payload, Signal fallback, Availability availability, BatchBuilder batch) {
    switch (payload) {
      case Payload.Decoded decoded -> {
        decoded.spans().forEach(resource -> readSpans(resource, availability, batch));
        decoded.logs().forEach(resource -> readLogs(resource, availability, batch));
      }
      case Payload.Broken broken ->
          batch
              .tally()
              .rejectRow(
                  fallback,
                  Reason.UNDECODABLE,
                  "line:" + broken.number(),
                  availability.readAt(),
                  SchemaFingerprint::none);
    }
  }

  private void readSpans(ResourceSpans resource, Availability availability, BatchBuilder batch) {
    RowAttributes inherited =
        inherited(Signal.TRACES, resource.getResource().getAttributesList(), availability, batch);
    for (ScopeSpans scope : resource.getScopeSpansList()) {
      RowAttributes near =
          inherited.nearer(
              Signal.TRACES, scope.getScope().getAttributesList(), availability.readAt());
      scope.getSpansList().forEach(span -> readSpan(span, near, availability, batch));
    }
  }

  private void readLogs(ResourceLogs resource, Availability availability, BatchBuilder batch) {
    RowAttributes inherited =
        inherited(Signal.LOGS, resource.getResource().getAttributesList(), availability, batch);
    for (ScopeLogs scope : resource.getScopeLogsList()) {
      RowAttributes near =
          inherited.nearer(
              Signal.LOGS, scope.getScope().getAttributesList(), availability.readAt());
      scope.getLogRecordsList().forEach(log -> readLog(log, near, availability, batch));
    }
  }

  private RowAttributes inherited(
      Signal signal, List<KeyValue> attributes, Availability availability, BatchBuilder batch) {
    return RowAttributes.empty(mapping, batch.tally())
        .nearer(signal, attributes, availability.readAt());
  }

  private void readSpan(
      Span span, RowAttributes inherited, Availability availability, BatchBuilder batch) {
    Instant seen = seen(span.getStartTimeUnixNano(), availability);
    List<KeyValue> attributes = span.getAttributesList();
    Optional<RejectedRow> fault = Optional.empty();
    try {
      spans.requireGenAi(span);
      RowAttributes row = inherited.nearer(Signal.TRACES, attributes, seen);
      fault = clockFault(span, availability).or(row::fault);
      Consumer<TextRole> failed =
          text ->
              batch
                  .tally()
                  .failSignals(Signal.TRACES, text, seen, () -> SchemaFingerprint.of(attributes));
      Turn turn = spans.read(span, row, availability, failed);
      if (fault.isPresent()) {
        hold(Signal.TRACES, fault.get(), seen, attributes, turn, batch);
      } else {
        batch.add(turn);
      }
      span.getEventsList()
          .forEach(event -> countUnread(event.getAttributesList(), seen, batch.tally()));
      span.getLinksList()
          .forEach(link -> countUnread(link.getAttributesList(), seen, batch.tally()));
    } catch (RejectedRow rejected) {
      reject(Signal.TRACES, fault.orElse(rejected), seen, attributes, batch);
    }
  }

  private void readLog(
      LogRecord log, RowAttributes inherited, Availability availability, BatchBuilder batch) {
    Instant seen = seen(log.getTimeUnixNano(), availability);
    List<KeyValue> attributes = log.getAttributesList();
    Optional<RejectedRow> fault = Optional.empty();
    try {
      String event = LogReader.requireKnownEvent(log, mapping);
      RowAttributes row = inherited.nearer(Signal.LOGS, attributes, seen);
      fault = skew.check(LogReader.eventNanos(log), "time_unix_nano", availability).or(row::fault);
      TelemetryRow read = logs.read(event, log, row, availability);
      if (fault.isPresent()) {
        hold(Signal.LOGS, fault.get(), seen, attributes, read, batch);
      } else {
        batch.add(read);
      }
    } catch (RejectedRow rejected) {
      reject(Signal.LOGS, fault.orElse(rejected), seen, attributes, batch);
    }
  }

  private Optional<RejectedRow> clockFault(Span span, Availability availability) {
    return skew.check(span.getStartTimeUnixNano(), "start_time_unix_nano", availability)
        .or(() -> skew.check(span.getEndTimeUnixNano(), "end_time_unix_nano", availability));
  }

  /// Counts the attributes of events and links, none of which is kept.
  private void countUnread(List<KeyValue> attributes, Instant seen, Tally tally) {
    for (KeyValue attribute : attributes) {
      switch (mapping.destination(attribute.getKey())) {
        case AttributeMapping.Destination.Unknown _ ->
            tally.dropUnknown(
                Signal.TRACES, attribute.getKey(), seen, () -> SchemaFingerprint.of(attributes));
        case AttributeMapping.Destination.Discarded discarded -> tally.drop(discarded.name());
        case AttributeMapping.Destination.Content content -> tally.drop(content.key());
        case AttributeMapping.Destination.Kept kept -> tally.drop(kept.key());
        case AttributeMapping.Destination.Known _ -> {}
      }
    }
  }

  private static void hold(
      Signal signal,
      RejectedRow why,
      Instant seen,
      List<KeyValue> attributes,
      TelemetryRow row,
      BatchBuilder batch) {
    batch.tally().holdRow(signal, why, seen, SchemaFingerprint.of(attributes), row);
  }

  private static void reject(
      Signal signal,
      RejectedRow rejected,
      Instant seen,
      List<KeyValue> attributes,
      BatchBuilder batch) {
    batch
        .tally()
        .rejectRow(
            signal,
            rejected.reason(),
            rejected.key(),
            seen,
            () -> SchemaFingerprint.of(attributes));
  }

  /// The row's own time; the receipt's when it has none, or none that can be believed.
  private Instant seen(long unixNanos, Availability availability) {
    boolean credible = unixNanos > 0 && skew.fault(RowTimes.of(unixNanos), availability).isEmpty();
    return credible ? RowTimes.of(unixNanos) : availability.readAt();
  }
}

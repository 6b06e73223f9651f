package io.airworthy.telemetry;

import io.airworthy.TelemetryRow;
import io.airworthy.Turn;
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
  private final Pseudonymiser pseudonymiser;
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
    this.pseudonymiser = new Pseudonymiser(keys);
    this.spans = new SpanReader(mapping, options, signals);
    this.logs = new LogReader(options);
  }

  /// Reads one request into the batch.
  void read(Payload payload, Signal fallback, Availability availability, BatchBuilder batch) {
    switch (payload) {
      case Payload.Decoded decoded -> {
        RowAttributes none = RowAttributes.empty(Reading.of(batch.tally(), pseudonymiser));
        decoded.spans().forEach(resource -> readSpans(resource, none, availability, batch));
        decoded.logs().forEach(resource -> readLogs(resource, none, availability, batch));
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

  private void readSpans(
      ResourceRows<SentSpan> resource,
      RowAttributes none,
      Availability availability,
      BatchBuilder batch) {
    RowAttributes inherited =
        none.nearer(Signal.TRACES, resource.attributes(), availability.readAt());
    for (ResourceRows.Scope<SentSpan> scope : resource.scopes()) {
      RowAttributes near =
          inherited.nearer(Signal.TRACES, scope.attributes(), availability.readAt());
      scope.rows().forEach(span -> readSpan(span, near, availability, batch));
    }
  }

  private void readLogs(
      ResourceRows<SentLog> resource,
      RowAttributes none,
      Availability availability,
      BatchBuilder batch) {
    RowAttributes inherited =
        none.nearer(Signal.LOGS, resource.attributes(), availability.readAt());
    for (ResourceRows.Scope<SentLog> scope : resource.scopes()) {
      RowAttributes near = inherited.nearer(Signal.LOGS, scope.attributes(), availability.readAt());
      scope.rows().forEach(log -> readLog(log, near, availability, batch));
    }
  }

  private void readSpan(
      SentSpan span, RowAttributes inherited, Availability availability, BatchBuilder batch) {
    Instant seen = seen(span.startNanos(), availability);
    List<Attribute> attributes = span.attributes();
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
      countUnread(span, seen, batch.tally());
    } catch (RejectedRow rejected) {
      reject(Signal.TRACES, fault.orElse(rejected), seen, attributes, batch);
    }
  }

  private void readLog(
      SentLog log, RowAttributes inherited, Availability availability, BatchBuilder batch) {
    Instant seen = seen(log.timeNanos(), availability);
    List<Attribute> attributes = log.attributes();
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

  private Optional<RejectedRow> clockFault(SentSpan span, Availability availability) {
    return skew.check(span.startNanos(), "start_time_unix_nano", availability)
        .or(() -> skew.check(span.endNanos(), "end_time_unix_nano", availability));
  }

  private static void countUnread(SentSpan span, Instant seen, Tally tally) {
    for (SentSpan.Event event : span.events()) {
      countUnread(event.attributes(), seen, tally);
    }
    for (List<Attribute> link : span.links()) {
      countUnread(link, seen, tally);
    }
  }

  /// Counts the attributes of events and links, none of which is kept.
  private static void countUnread(List<Attribute> attributes, Instant seen, Tally tally) {
    for (Attribute attribute : attributes) {
      switch (attribute.key().destination()) {
        case AttributeMapping.Destination.Unknown unknown ->
            tally.dropUnknown(Signal.TRACES, unknown, seen, () -> SchemaFingerprint.of(attributes));
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
      List<Attribute> attributes,
      TelemetryRow row,
      BatchBuilder batch) {
    batch.tally().holdRow(signal, why, seen, SchemaFingerprint.of(attributes), row);
  }

  private static void reject(
      Signal signal,
      RejectedRow rejected,
      Instant seen,
      List<Attribute> attributes,
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

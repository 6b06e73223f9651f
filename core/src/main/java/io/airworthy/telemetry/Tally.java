package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryRow;
import io.airworthy.telemetry.AttributeMapping.Destination;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Counts what a batch did not keep: rows by reason, attributes by key.
///
/// `rejected` is the sum of the counts of all entries but those whose rows were kept
/// ([Reason#keepsRow]); `faults` of those that are the sender's doing.
final class Tally {
  private final Map<Entry, First> entries = new HashMap<>();
  private final List<Quarantined> held = new ArrayList<>();
  private final SortedMap<String, Long> heldFaults = new TreeMap<>();
  private final Map<String, Long> dropped = new HashMap<>();
  private final Set<String> namedKeys = new HashSet<>();
  private long rejected;

  /// Counts a row that was not kept.
  void rejectRow(
      Signal signal,
      Reason reason,
      String key,
      Instant firstSeen,
      Supplier<Identifier> fingerprint) {
    rejected++;
    count(signal, reason, key, firstSeen, fingerprint);
  }

  /// Counts a row that was not kept, and holds what would have been kept of it.
  void holdRow(
      Signal signal, RejectedRow why, Instant seen, Identifier fingerprint, TelemetryRow row) {
    rejected++;
    Entry entry = new Entry(signal, why.reason(), nameable(why.key()));
    heldFaults.merge(entry.fault(), 1L, Long::sum);
    held.add(entry.quarantined(new First(seen, fingerprint, 1), Optional.of(row)));
  }

  /// Counts an attribute that no mapping names.
  void dropUnknown(
      Signal signal, Destination.Unknown key, Instant firstSeen, Supplier<Identifier> fingerprint) {
    String name = nameable(key.name());
    count(signal, Reason.UNKNOWN_ATTRIBUTE, name, firstSeen, fingerprint);
    drop(name);
  }

  /// Counts a row that was kept without the signals of a text.
  ///
  /// @param text what the text is
  void failSignals(
      Signal signal, TextRole text, Instant firstSeen, Supplier<Identifier> fingerprint) {
    String name = text.name().toLowerCase(Locale.ROOT);
    count(signal, Reason.SIGNALS_FAILED, name, firstSeen, fingerprint);
  }

  /// Counts an attribute that the mapping names but whose value was not kept.
  void drop(String name) {
    dropped.merge(name, 1L, Long::sum);
  }

  /// Rows that were not kept.
  long rejected() {
    return rejected;
  }

  /// Rows that were not kept and are the sender's fault, by reason and key.
  SortedMap<String, Long> faults() {
    SortedMap<String, Long> faults = new TreeMap<>(heldFaults);
    entries.forEach(
        (entry, first) -> {
          if (entry.reason.isFault()) {
            faults.merge(entry.fault(), first.count, Long::sum);
          }
        });
    return faults;
  }

  /// Attributes that were read but not kept, by key.
  SortedMap<String, Long> dropped() {
    return new TreeMap<>(dropped);
  }

  /// The entries for the sink, in an order that depends on them alone.
  List<Quarantined> quarantined() {
    Stream<Quarantined> counted =
        entries.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Entry.ORDER))
            .map(e -> e.getKey().quarantined(e.getValue(), Optional.empty()));
    return Stream.concat(counted, held.stream()).toList();
  }

  private void count(
      Signal signal,
      Reason reason,
      String key,
      Instant firstSeen,
      Supplier<Identifier> fingerprint) {
    Entry entry = new Entry(signal, reason, nameable(key));
    First first = entries.get(entry);
    if (first == null) {
      entries.put(entry, new First(firstSeen, fingerprint.get(), 1));
    } else {
      entries.put(entry, first.again(firstSeen));
    }
  }

  private String nameable(String key) {
    if (namedKeys.size() < Limits.DISTINCT_KEYS) {
      namedKeys.add(key);
      return key;
    }
    return namedKeys.contains(key) ? key : AttributeKeys.OTHERS;
  }

  private record Entry(Signal signal, Reason reason, String key) {
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::signal).thenComparing(Entry::reason).thenComparing(Entry::key);

    private String fault() {
      return (reason.id() + " " + key).strip();
    }

    private Quarantined quarantined(First first, Optional<TelemetryRow> row) {
      return new Quarantined(
          signal.id(),
          reason.id(),
          AttributeKeys.identifier(key),
          first.fingerprint,
          first.seen,
          first.count,
          Optional.of(Contract.of(signal).fingerprint()),
          row);
    }
  }

  private record First(Instant seen, Identifier fingerprint, long count) {
    private First again(Instant at) {
      return new First(at.isBefore(seen) ? at : seen, fingerprint, count + 1);
    }
  }
}

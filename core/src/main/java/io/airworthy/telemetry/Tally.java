package io.airworthy.telemetry;

import io.airworthy.Identifier;
import io.airworthy.Quarantined;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Counts what a batch did not keep: rows by reason, attributes by key.
final class Tally {
  private final Map<Entry, First> entries = new HashMap<>();
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

  /// Counts an attribute that no mapping names.
  void dropUnknown(Signal signal, String key, Instant firstSeen, Supplier<Identifier> fingerprint) {
    String name = nameable(AttributeKeys.printable(key));
    count(signal, Reason.UNKNOWN_ATTRIBUTE, name, firstSeen, fingerprint);
    drop(name);
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
    SortedMap<String, Long> faults = new TreeMap<>();
    entries.forEach(
        (entry, first) -> {
          if (entry.reason.isFault()) {
            faults.merge((entry.reason.id() + " " + entry.key).strip(), first.count, Long::sum);
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
    return entries.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Entry.ORDER))
        .map(e -> e.getKey().quarantined(e.getValue()))
        .toList();
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

    private Quarantined quarantined(First first) {
      return new Quarantined(
          signal.id(),
          reason.id(),
          AttributeKeys.identifier(key),
          first.fingerprint,
          first.seen,
          first.count);
    }
  }

  private record First(Instant seen, Identifier fingerprint, long count) {
    private First again(Instant at) {
      return new First(at.isBefore(seen) ? at : seen, fingerprint, count + 1);
    }
  }
}

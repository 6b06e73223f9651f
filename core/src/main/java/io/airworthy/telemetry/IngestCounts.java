package io.airworthy.telemetry;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of the rows of an input: `accepted = stored + duplicate + pending +
/// quarantined`, where the sink was handed `stored + duplicate + pending` rows, and entries whose
/// counts, but for those of `unknown-attribute` and `signals-failed`, sum to `quarantined`.
///
/// @param accepted spans, log records and undecodable lines that were read
/// @param stored rows that were new
/// @param duplicate rows that were there before, or twice in the input
/// @param pending rows that are durable and not yet settled as stored or duplicate; 0 unless the
///     sink keeps a journal
/// @param quarantined rows that were not kept, for a reason told to the sink
/// @param droppedAttributes how often an attribute was read but not kept, by key: content, unknown
///     keys, and values that should have been identifiers; keys that do not look like one are
///     counted under `(unprintable)`
public record IngestCounts(
    long accepted,
    long stored,
    long duplicate,
    long pending,
    long quarantined,
    SortedMap<String, Long> droppedAttributes) {
  /// @throws IllegalArgumentException when a count is negative or the equation does not hold
  public IngestCounts {
    if (stored < 0 || duplicate < 0 || pending < 0 || quarantined < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    if (accepted != stored + duplicate + pending + quarantined) {
      throw new IllegalArgumentException(
          "accepted %d is not stored %d + duplicate %d + pending %d + quarantined %d"
              .formatted(accepted, stored, duplicate, pending, quarantined));
    }
    droppedAttributes = Collections.unmodifiableSortedMap(new TreeMap<>(droppedAttributes));
  }

  /// Nothing read.
  public static IngestCounts none() {
    return new IngestCounts(0, 0, 0, 0, 0, new TreeMap<>());
  }

  /// The sum of two counts.
  public IngestCounts plus(IngestCounts other) {
    SortedMap<String, Long> dropped = new TreeMap<>(droppedAttributes);
    other.droppedAttributes.forEach((key, count) -> dropped.merge(key, count, Long::sum));
    return new IngestCounts(
        accepted + other.accepted,
        stored + other.stored,
        duplicate + other.duplicate,
        pending + other.pending,
        quarantined + other.quarantined,
        dropped);
  }
}

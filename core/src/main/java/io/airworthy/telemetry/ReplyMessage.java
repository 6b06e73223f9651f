package io.airworthy.telemetry;

import java.util.SortedMap;
import java.util.stream.Collectors;

/// What a sender is told about rows that were rejected and attributes that were dropped: reasons,
/// names of attributes and counts.
final class ReplyMessage {
  private static final int MOST_NAMES = 20;

  private ReplyMessage() {}

  static String of(SortedMap<String, Long> faults, SortedMap<String, Long> dropped) {
    String rejected = faults.isEmpty() ? "" : "rejected: " + list(faults) + ". ";
    String unkept =
        dropped.isEmpty() ? "" : "content and unknown attributes were dropped: " + list(dropped);
    return (rejected + unkept).strip();
  }

  /// What a sender of metrics is told.
  static String ofMetrics(SortedMap<String, Long> metrics) {
    return "metrics are acknowledged and not kept, for spans carry the same figures: "
        + list(metrics);
  }

  private static String list(SortedMap<String, Long> counts) {
    String names =
        counts.entrySet().stream()
            .limit(MOST_NAMES)
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    int more = counts.size() - MOST_NAMES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}

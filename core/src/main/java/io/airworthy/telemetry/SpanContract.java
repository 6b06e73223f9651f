package io.airworthy.telemetry;

import io.airworthy.telemetry.AttributeMapping.Destination;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the mapping table as the contract of spans.
final class SpanContract {
  private SpanContract() {}

  static Map<String, Object> document(AttributeMapping mapping) {
    return new TreeMap<>(
        Map.of(
            "contract",
            "traces",
            "version",
            1,
            "attributes",
            described(mapping.destinations()),
            "prefixes",
            described(mapping.prefixes())));
  }

  private static Map<String, Object> described(SortedMap<String, Destination> destinations) {
    Map<String, Object> described = new TreeMap<>();
    destinations.forEach((key, destination) -> described.put(key, described(destination)));
    return described;
  }

  private static Map<String, Object> described(Destination destination) {
    return switch (destination) {
      case Destination.Kept kept ->
          Map.of(
              "is", "kept",
              "field", word(kept.field()),
              "type", word(kept.type()),
              "rank", kept.rank());
      case Destination.Content content -> Map.of("is", "content", "role", word(content.role()));
      case Destination.Discarded _ -> Map.of("is", "discarded");
      case Destination.Known _ -> Map.of("is", "known");
      case Destination.Unknown _ -> Map.of("is", "unknown");
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

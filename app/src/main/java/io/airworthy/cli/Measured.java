package io.airworthy.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a measure found, and the snapshot of the lake it was found in; files have none.
record Measured<T>(T answer, Optional<String> snapshot) {
  /// The document with the snapshot's name, if there is one.
  Map<String, @Nullable Object> document(Map<String, ? extends @Nullable Object> document) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>(document);
    snapshot.ifPresent(id -> named.put("snapshot", id));
    return named;
  }

  /// The rows, each with the snapshot's name, if there is one.
  List<Map<String, @Nullable Object>> rows(List<Map<String, @Nullable Object>> rows) {
    return rows.stream().map(this::document).toList();
  }

  /// The text with the snapshot's name below, if there is one.
  String text(Object text) {
    return text + snapshot.map(id -> "snapshot " + id + "\n").orElse("");
  }
}

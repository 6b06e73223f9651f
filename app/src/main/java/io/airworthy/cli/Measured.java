package io.airworthy.cli;

import io.airworthy.Floored;
import io.airworthy.KFloor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a measure found, and the snapshot of the lake it was found in; files have none.
///
/// @param floor under which its figures are not to be shown
record Measured<T>(T answer, Optional<String> snapshot, KFloor floor) {
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
    String table = text.toString();
    String remark =
        !floor.equals(KFloor.NONE) && table.contains(Floored.SUPPRESSED)
            ? Floored.SUPPRESSED
                + ": about fewer than "
                + floor.users()
                + " users, or else such a figure would follow\n"
            : "";
    return table + remark + snapshot.map(id -> "snapshot " + id + "\n").orElse("");
  }
}

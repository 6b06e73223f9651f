package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/// Names one state of all tables: the sequence number of each one's snapshot, joined by `-`, in the
/// order of [LakeTable]; 0 for a table that was empty. The same ingests give the same ids.
record SnapshotId(Map<LakeTable, Long> sequenceNumbers) {
  static SnapshotId current(Catalogue catalogue) {
    Map<LakeTable, Long> numbers = new EnumMap<>(LakeTable.class);
    for (LakeTable name : LakeTable.values()) {
      Table table = catalogue.table(name);
      table.refresh();
      numbers.put(
          name,
          Optional.ofNullable(table.currentSnapshot()).map(Snapshot::sequenceNumber).orElse(0L));
    }
    return new SnapshotId(numbers);
  }

  static SnapshotId parse(String text) {
    String pattern = "[0-9]{1,15}(-[0-9]{1,15}){" + (LakeTable.values().length - 1) + "}";
    if (!text.matches(pattern)) {
      throw AirworthyException.badInput(
          "a snapshot id is "
              + LakeTable.values().length
              + " numbers joined by '-', as in 17-4-2-9");
    }
    String[] parts = text.split("-", -1);
    Map<LakeTable, Long> numbers = new EnumMap<>(LakeTable.class);
    for (LakeTable table : LakeTable.values()) {
      numbers.put(table, Long.parseLong(parts[table.ordinal()]));
    }
    return new SnapshotId(numbers);
  }

  /// The table's snapshot; empty when the table had no rows.
  Optional<Snapshot> of(LakeTable name, Table table) {
    long number = sequenceNumbers.getOrDefault(name, 0L);
    if (number == 0) {
      return Optional.empty();
    }
    for (Snapshot snapshot : table.snapshots()) {
      if (snapshot.sequenceNumber() == number) {
        return Optional.of(snapshot);
      }
    }
    throw AirworthyException.badInput(
        "the lake has no snapshot %d of %s; an erasure or the retention of days may have expired it"
            .formatted(number, name.tableName()));
  }

  @Override
  public String toString() {
    return Arrays.stream(LakeTable.values())
        .map(table -> sequenceNumbers.getOrDefault(table, 0L).toString())
        .collect(Collectors.joining("-"));
  }
}

package io.airworthy.lake;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;

/// The hashes of the keys stored under the days written lately, so that a batch of new rows need
/// not be compared with files.
///
/// A key whose hash is not known is surely new; one whose hash is known may be stored, and only
/// then are the day's files read. A day is read once and then kept while it is in use; beyond one
/// million hashes the days not written for longest are forgotten and read again when needed, but
/// never the one day that was written last. It is true only for the lake's one writer, as long as
/// it holds the lock.
final class KnownKeys {
  private static final long MOST_HASHES = 1_000_000;

  private final LinkedHashMap<Day, LongHashes> days = new LinkedHashMap<>(16, 0.75f, true);

  private record Day(LakeTable table, LocalDate day) {}

  /// Reads the hashes of keys that are stored.
  interface Stored {
    long[] hashes() throws SQLException;
  }

  /// The hashes of the keys stored under a day.
  ///
  /// @param stored reads them where they are not known
  LongHashes of(LakeTable table, LocalDate day, Stored stored) throws SQLException {
    LongHashes known = days.get(new Day(table, day));
    if (known == null) {
      known = new LongHashes();
      known.addAll(stored.hashes());
      days.put(new Day(table, day), known);
    }
    return known;
  }

  /// Remembers hashes of keys that are stored now, of a day that was asked about before.
  void add(LakeTable table, LocalDate day, long... hashes) {
    LongHashes known = days.get(new Day(table, day));
    if (known != null) {
      known.addAll(hashes);
    }
    forgetOldest();
  }

  private void forgetOldest() {
    long hashes = days.values().stream().mapToLong(LongHashes::size).sum();
    Iterator<LongHashes> oldest = days.values().iterator();
    while (hashes > MOST_HASHES && days.size() > 1) {
      hashes -= oldest.next().size();
      oldest.remove();
    }
  }
}

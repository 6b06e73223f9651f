package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalCounts;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import java.time.Clock;
import java.util.Optional;

/// The journal that a server leaves in a data directory when it is killed: its rows were
/// acknowledged and are in no table yet.
///
/// @param global names the data directory, and standard error for what was found
record LeftoverJournal(GlobalOptions global) {

  /// Brings the rows into the tables, as the next start of a server would. While another process
  /// writes to the lake the journal is that one's, and is left to it: who that is, is the result.
  Optional<String> settle() {
    long waiting = JournaledLake.pendingRows(global.dataDir);
    if (waiting == 0) {
      return Optional.empty();
    }
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      Optional<String> writer = lake.writer();
      if (writer.isEmpty()) {
        replay(lake);
      }
      return writer;
    }
  }

  private void replay(IcebergLake lake) {
    try (JournaledLake journal =
        JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.seal();
      journal.faults().forEach(fault -> global.err().println(fault));
      JournalCounts counts = journal.counts();
      global.tell(
          "a server left %,d rows in its journal: %,d stored, %,d duplicate"
              .formatted(counts.acknowledged(), counts.stored(), counts.duplicate()));
    }
  }
}

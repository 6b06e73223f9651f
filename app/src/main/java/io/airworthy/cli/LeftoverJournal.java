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
  /// writes to the lake the journal is that one's, and is left to it.
  void settle() {
    long waiting = JournaledLake.pendingRows(global.dataDir);
    if (waiting == 0) {
      return;
    }
    try (IcebergLake lake = IcebergLake.open(global.dataDir)) {
      Optional<String> writer = lake.writer();
      if (writer.isPresent()) {
        tell("%,d rows wait in the journal of %s and are not seen yet", waiting, writer.get());
        return;
      }
      replay(lake);
    }
  }

  private void replay(IcebergLake lake) {
    try (JournaledLake journal =
        JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.seal();
      journal.faults().forEach(fault -> global.err().println(fault));
      JournalCounts counts = journal.counts();
      tell(
          "a server left %,d rows in its journal: %,d stored, %,d duplicate",
          counts.acknowledged(), counts.stored(), counts.duplicate());
    }
  }

  private void tell(String sentence, Object... values) {
    if (!global.quiet) {
      global.err().println(sentence.formatted(values));
    }
  }
}

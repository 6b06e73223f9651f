package io.airworthy.cli;

import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.JournalOptions;
import io.airworthy.lake.JournaledLake;
import java.time.Clock;

/// Brings what a server left in the journal into the lake, before its rows are worked on.
final class SealedJournal {
  private SealedJournal() {}

  /// @throws io.airworthy.AirworthyException bad input when another process writes to the lake
  static void of(IcebergLake lake, GlobalOptions global) {
    try (JournaledLake journal =
        JournaledLake.open(lake, JournalOptions.defaults(), Clock.systemUTC())) {
      journal.seal();
      journal.faults().forEach(fault -> global.err().println(fault));
    }
  }
}

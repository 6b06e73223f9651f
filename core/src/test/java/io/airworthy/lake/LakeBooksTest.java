package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// That the books find what they are there to find.
class LakeBooksTest {
  private final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  @Test
  void rowsAndEntriesThatNobodyEntered_areFound() {
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      books.accept(lake, JournalSamples.full(1));
      books.check();
      lake.accept(JournalSamples.full(2));
    }
    assertThatThrownBy(books::check)
        .hasMessageContaining("changes in the lake = stored - removed: 6, 3")
        .hasMessageContaining("entries in quarantine = handed on - replayed - removed: 2, 1");
  }

  @Test
  void rowsThatAJournalTookAndTheBooksDidNot_areFound() {
    try (IcebergLake lake = IcebergLake.open(dataDir);
        BookedJournal journal =
            books.open(lake, JournalOptions.defaults(), InstantSource.fixed(JournalSamples.NOON))) {
      journal.accept(JournalSamples.full(1));
      journal.seal();
      books.check();
      lake.accept(JournalSamples.turns(5, 6));
    }
    assertThatThrownBy(books::check).hasMessageContaining("stored - removed: 4, 3");
  }
}

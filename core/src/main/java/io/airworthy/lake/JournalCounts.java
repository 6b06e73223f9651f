package io.airworthy.lake;

/// What became of the turns, judgements and changes that a journal took:
/// `acknowledged = stored + duplicate + pending + lost`. Over all journals of a data directory and
/// all batches handed to its lake, the rows in the tables are `stored - removed`; the entries in
/// quarantine are those handed on, less those replayed and removed.
///
/// @param acknowledged rows that were promised to survive, and rows recovered when it was opened
/// @param stored rows that are new in the lake
/// @param duplicate rows that were in the lake before, or came twice
/// @param pending rows that wait to be sealed
/// @param lost rows that could not be read back from the disk, see [JournaledLake#faults]
public record JournalCounts(
    long acknowledged, long stored, long duplicate, long pending, long lost) {
  /// @throws IllegalArgumentException when a count is negative or the equation does not hold
  public JournalCounts {
    if (stored < 0 || duplicate < 0 || pending < 0 || lost < 0) {
      throw new IllegalArgumentException("a count is not negative");
    }
    if (acknowledged != stored + duplicate + pending + lost) {
      throw new IllegalArgumentException(
          "acknowledged %d is not stored %d + duplicate %d + pending %d + lost %d"
              .formatted(acknowledged, stored, duplicate, pending, lost));
    }
  }

  static JournalCounts none() {
    return new JournalCounts(0, 0, 0, 0, 0);
  }

  JournalCounts acknowledge(long rows) {
    return new JournalCounts(acknowledged + rows, stored, duplicate, pending + rows, lost);
  }

  /// @param storedRows of the settled rows, those that were new
  /// @param duplicateRows those that were not
  /// @param lostRows those that could not be read
  JournalCounts settle(long storedRows, long duplicateRows, long lostRows) {
    return new JournalCounts(
        acknowledged,
        stored + storedRows,
        duplicate + duplicateRows,
        pending - storedRows - duplicateRows - lostRows,
        lost + lostRows);
  }
}

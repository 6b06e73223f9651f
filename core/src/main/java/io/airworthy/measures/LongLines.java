package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/// Refuses a file with a line that the engine cannot hold: at the end of a file it would pass over
/// such a line without a word.
///
/// A line longer than the limit covers a whole block of half of it, so of each block only the
/// beginning is read, up to its first line end.
final class LongLines {
  private static final int LONGEST = 2_000_000;
  private static final int BLOCK = LONGEST / 2;
  private static final int LOOK = 1 << 13;

  private LongLines() {}

  /// @throws AirworthyException bad input when a line is longer than 2,000,000 bytes
  static void refuse(Path file, String name) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      for (long block = 0; block + BLOCK <= size; block += BLOCK) {
        long end = lineEnd(channel, block, block + BLOCK);
        if (end < 0 && length(channel, block, size) > LONGEST) {
          throw AirworthyException.badInput(
              "%s: found a line of more than %,d bytes around byte %,d, expected at most so many"
                  .formatted(name, LONGEST, block));
        }
      }
    } catch (IOException e) {
      throw AirworthyException.badInput(name + ": cannot be read", e);
    }
  }

  /// The length of the line that a position lies in, or more than the limit.
  private static long length(FileChannel channel, long position, long size) throws IOException {
    long end = lineEnd(channel, position, Math.min(size, position + LONGEST + 1L));
    long from = Math.max(0, position - LONGEST);
    long last = from - 1;
    for (long at = lineEnd(channel, from, position);
        at >= 0;
        at = lineEnd(channel, at + 1, position)) {
      last = at;
    }
    return (end < 0 ? Math.min(size, position + LONGEST + 1L) : end) - last - 1;
  }

  /// Where the first line end from one position up to another is; -1 when there is none.
  private static long lineEnd(FileChannel channel, long from, long to) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(LOOK);
    for (long at = from; at < to; at += LOOK) {
      buffer.clear().limit((int) Math.min(LOOK, to - at));
      int read = channel.read(buffer, at);
      for (int i = 0; i < read; i++) {
        if (buffer.get(i) == '\n') {
          return at + i;
        }
      }
    }
    return -1;
  }
}

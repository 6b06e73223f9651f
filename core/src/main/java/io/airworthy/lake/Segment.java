package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// A closed segment of the journal.
///
/// @param file where it lies
/// @param length how many of its bytes count; what is behind them was never acknowledged
/// @param rows turns, judgements and changes in it
record Segment(Path file, long length, long rows) {
  private static final String SUFFIX = ".journal";
  private static final String DAMAGED = ".damaged";

  /// Where the segment that begins with a record lies.
  static Path file(Path folder, long firstSequence) {
    return folder.resolve(String.format(Locale.ROOT, "%019d%s", firstSequence, SUFFIX));
  }

  /// Whether a file's name is that of a segment that is to be read.
  static boolean isSegment(Path file) {
    return file.getFileName().toString().matches("[0-9]{19}\\" + SUFFIX);
  }

  /// The number in a segment's name, damaged or not; 0 for other files.
  static long firstSequence(Path file) {
    String name = file.getFileName().toString();
    return name.matches("[0-9]{19}\\.(journal|damaged)") ? Long.parseLong(name, 0, 19, 10) : 0;
  }

  ByteBuffer read() throws IOException {
    return read(file, length);
  }

  /// The first bytes of a file.
  static ByteBuffer read(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(length, channel.size())));
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return bytes.flip();
    }
  }

  /// Removes the file: its rows are in the lake.
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AirworthyException.internal(file + " cannot be deleted", e);
    }
  }

  /// Keeps the file under a name that is not read again: what can be read of it is in the lake.
  void setAside() {
    String name = file.getFileName().toString().replace(SUFFIX, DAMAGED);
    try {
      Files.move(file, file.resolveSibling(name));
    } catch (IOException e) {
      throw AirworthyException.internal(file + " cannot be renamed", e);
    }
  }
}

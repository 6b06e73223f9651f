package io.airworthy.lake;

import io.airworthy.DurableFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes the files that a journal is written to; tests make files that fail.
interface SegmentFiles {
  /// A new file whose name survives a crash.
  ///
  /// @throws IOException when it cannot be made; it may exist then
  SegmentFile create(Path file) throws IOException;

  /// A file that is written from front to back.
  interface SegmentFile extends Closeable {
    /// Writes all of the bytes.
    void write(ByteBuffer bytes) throws IOException;

    /// Returns once everything written survives a crash.
    void force() throws IOException;

    /// Cuts the file.
    void truncate(long length) throws IOException;
  }

  /// Files on the local disk.
  static SegmentFiles onDisk() {
    return file -> {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try {
        DurableFiles.force(DurableFiles.folderOf(file));
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return new OnDisk(channel);
    };
  }

  /// A file behind a channel.
  record OnDisk(FileChannel channel) implements SegmentFile {
    /// A larger write would make the JDK keep as large a buffer outside the heap for its thread.
    private static final int CHUNK = 1 << 20;

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      while (bytes.hasRemaining()) {
        int length = Math.min(CHUNK, bytes.remaining());
        int written = channel.write(bytes.slice(bytes.position(), length));
        bytes.position(bytes.position() + written);
      }
    }

    @Override
    public void force() throws IOException {
      channel.force(false);
    }

    @Override
    public void truncate(long length) throws IOException {
      channel.truncate(length);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}

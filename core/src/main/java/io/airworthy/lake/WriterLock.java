package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps two processes from writing one lake: the operating system frees it when its holder dies.
final class WriterLock implements AutoCloseable {
  /// The file within the lake's folder.
  static final String FILE = "writer.lock";

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock.
  ///
  /// @throws AirworthyException bad input when somebody else holds it
  static WriterLock take(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw AirworthyException.badInput(
            LockHolder.of(file).orElse("another process")
                + " writes to "
                + folder.getParent()
                + "; stop it, send to it, or name another --data-dir");
      }
      return new WriterLock(channel);
    } catch (IOException e) {
      throw AirworthyException.badInput(
          file + " cannot be written (" + e.getMessage() + "); name another --data-dir", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw AirworthyException.internal("the lake's lock cannot be released", e);
    }
  }
}

package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps two processes from writing to one place. The operating system frees it when its holder
/// dies.
public final class WriterLock implements AutoCloseable {
  /// The file within the lake's folder.
  static final String FILE = "writer.lock";

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock of a lake's folder.
  ///
  /// @throws AirworthyException bad input when somebody else holds it
  static WriterLock take(Path folder) {
    return take(
        folder.resolve(FILE),
        holder ->
            holder
                + " writes to "
                + folder.getParent()
                + "; stop it, send to it, or name another --data-dir");
  }

  /// Takes the lock of a file, which is made when there is none.
  ///
  /// @param refusal what to say when another holds it, given in words who that is
  /// @throws AirworthyException bad input when somebody else holds it
  public static WriterLock take(Path file, UnaryOperator<String> refusal) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw AirworthyException.badInput(
            refusal.apply(LockHolder.of(file).orElse("another process")));
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

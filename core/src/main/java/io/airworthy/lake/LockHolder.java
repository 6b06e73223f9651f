package io.airworthy.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Finds out who holds a lock file without disturbing them.
///
/// Linux lists locks by inode. Elsewhere a shared lock is tried for a moment: that a lock is held
/// shows then, but not by whom.
final class LockHolder {
  private static final Path LINUX_LOCKS = Path.of("/proc/locks");
  private static final int PID_FIELD = 4;
  private static final int INODE_FIELD = 5;

  private LockHolder() {}

  /// Names the process that holds the lock, such as `process 4711`; empty when nobody does.
  static Optional<String> of(Path file) {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      return Files.isReadable(LINUX_LOCKS) ? listed(file) : tried(file);
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> listed(Path file) throws IOException {
    String inode = ":" + Files.getAttribute(file, "unix:ino");
    return Files.readString(LINUX_LOCKS, StandardCharsets.US_ASCII)
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(fields -> fields.length > INODE_FIELD && fields[INODE_FIELD].endsWith(inode))
        .filter(fields -> fields[1].equals("POSIX"))
        .map(fields -> "process " + fields[PID_FIELD])
        .findFirst();
  }

  private static Optional<String> tried(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
      return lock == null ? Optional.of("another process") : Optional.empty();
    }
  }
}

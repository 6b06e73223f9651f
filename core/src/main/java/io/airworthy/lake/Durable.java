package io.airworthy.lake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Makes files outlast a power cut, which loses whatever the system had not yet written to the
/// disk: a process that is killed loses nothing of it.
final class Durable {
  private Durable() {}

  /// Returns once the bytes of a closed file are on the disk, and its name and those of the folders
  /// it is in, up to and with the root.
  ///
  /// @param root above the file
  static void force(Path file, Path root) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path folder = file;
    do {
      folder = folder.resolveSibling(".").normalize();
      forceFolder(folder);
    } while (!folder.equals(root) && folder.startsWith(root));
  }

  /// Returns once the names in a folder are on the disk.
  static void forceFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    }
  }
}

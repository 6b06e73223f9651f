package io.airworthy;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Writes that a kill or a power cut leaves either undone or done.
public final class DurableFiles {
  private DurableFiles() {}

  /// Writes a file and forces it to the disk.
  public static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /// Replaces a file: readers see the old bytes or the new ones.
  public static void replace(Path file, byte[] bytes) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + ".new");
    write(aside, bytes);
    rename(aside, file);
  }

  /// Moves a file or folder in one step and forces the folder that names it.
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, ATOMIC_MOVE);
    force(folderOf(to));
  }

  /// The folder a file lies in.
  public static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /// Forces a file's bytes or a folder's names to the disk.
  public static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, READ)) {
      channel.force(true);
    }
  }

  /// Forces a file's bytes, its name and those of the folders it is in, up to and with the root.
  ///
  /// @param root above the file, absolute and without detours, as the file is
  public static void forceBelow(Path root, Path file) throws IOException {
    force(file);
    Path folder = file;
    do {
      folder = folderOf(folder);
      force(folder);
    } while (!folder.equals(root) && folder.startsWith(root));
  }

  /// Deletes a folder and all in it, if it exists.
  public static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(folder)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}

package io.airworthy.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Folders that a benchmark fills and leaves behind empty.
final class Folders {
  private Folders() {}

  /// Removes a folder with all that is in it.
  static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  /// How many bytes the files in it have whose names end like this, its subfolders included.
  static long bytes(Path folder, String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      long sum = 0;
      for (Path file : paths.filter(path -> path.toString().endsWith(ending)).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}

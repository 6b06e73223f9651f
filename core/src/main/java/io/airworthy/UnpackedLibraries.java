package io.airworthy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;

/// The native libraries that this process has unpacked from jars and loaded.
///
/// Whoever unpacks one leaves it in the folder for temporary files (`java.io.tmpdir`) until the
/// process ends by itself; one that is killed leaves it for good, and the engine's alone is 70 MB.
/// On Linux a library that is loaded needs its name no longer, so the name is taken away at once.
/// Elsewhere nothing is done.
public final class UnpackedLibraries {
  private static final Path MAPPED = Path.of("/proc/self/maps");

  /// What the catalogue's driver writes beside its library to say that it is in use.
  private static final String IN_USE = ".lck";

  private UnpackedLibraries() {}

  /// Takes away the names of loaded libraries. It never fails: a name that stays costs room, no
  /// more.
  ///
  /// @param glob their paths within the folder for temporary files
  public static void unlink(String glob) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    try {
      Path folder = folder();
      for (Path library : loaded(folder)) {
        if (matcher.matches(folder.relativize(library))) {
          unlink(folder, library);
        }
      }
    } catch (IOException e) {
      // not this system, or the name is not ours to take away
    }
  }

  /// The files within a folder that this process has mapped and that still have their names.
  private static List<Path> loaded(Path folder) throws IOException {
    return new String(Files.readAllBytes(MAPPED), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.indexOf('/') >= 0)
        .map(line -> Path.of(line.substring(line.indexOf('/'))))
        .filter(file -> file.startsWith(folder) && Files.exists(file))
        .distinct()
        .toList();
  }

  private static Path folder() throws IOException {
    return Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
  }

  private static void unlink(Path folder, Path library) throws IOException {
    Files.delete(library);
    Files.deleteIfExists(library.resolveSibling(library.getFileName() + IN_USE));
    Path own = DurableFiles.folderOf(library);
    if (!own.equals(folder)) {
      removeIfEmpty(own);
    }
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    try {
      Files.delete(folder);
    } catch (DirectoryNotEmptyException e) {
      // another library is still there
    }
  }
}

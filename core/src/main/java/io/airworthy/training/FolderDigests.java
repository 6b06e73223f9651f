package io.airworthy.training;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The SHA-256 of each file under a folder, by its path from there with `/` between names.
final class FolderDigests {
  private FolderDigests() {}

  /// All files but the provenance, which would have to hold its own digest.
  static Map<String, String> of(Path folder) {
    Map<String, String> digests = all(folder);
    digests.remove(Provenance.FILE);
    return digests;
  }

  static Map<String, String> all(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw AirworthyException.badInput(folder + ": expected a folder");
    }
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        digests.put(name, Sha256.hex(Json.bytes(file)));
      }
      return digests;
    } catch (IOException e) {
      throw AirworthyException.internal("cannot list " + folder, e);
    }
  }
}

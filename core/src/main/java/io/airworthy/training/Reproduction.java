package io.airworthy.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What a rebuilt folder has in common with the one it should equal.
///
/// @param compared number of distinct files in both folders together
/// @param differences one for each file that is not the same, byte for byte, by name
public record Reproduction(int compared, List<Difference> differences) {
  /// How a file differs.
  public enum Kind {
    /// In both, with other bytes.
    CHANGED,
    /// Only in the expected folder.
    MISSING,
    /// Only in the rebuilt folder.
    ADDED
  }

  /// A file that is not the same.
  ///
  /// @param file its path from the folder, `/` between names
  public record Difference(String file, Kind kind) {}

  public Reproduction {
    differences = List.copyOf(differences);
  }

  /// Compares all files of two folders.
  ///
  /// @throws io.airworthy.AirworthyException bad input when either is not a folder
  public static Reproduction compare(Path expected, Path rebuilt) {
    Map<String, String> wanted = FolderDigests.all(expected);
    Map<String, String> found = FolderDigests.all(rebuilt);
    TreeSet<String> files = new TreeSet<>(wanted.keySet());
    files.addAll(found.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String file : files) {
      if (!found.containsKey(file)) {
        differences.add(new Difference(file, Kind.MISSING));
      } else if (!wanted.containsKey(file)) {
        differences.add(new Difference(file, Kind.ADDED));
      } else if (!found.getOrDefault(file, "").equals(wanted.get(file))) {
        differences.add(new Difference(file, Kind.CHANGED));
      }
    }
    return new Reproduction(files.size(), differences);
  }

  /// Whether the folders hold the same files with the same bytes, and at least one.
  public boolean identical() {
    return compared > 0 && differences.isEmpty();
  }
}

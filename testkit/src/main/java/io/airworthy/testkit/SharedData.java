package io.airworthy.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The public data sets that lie beside a checkout, in `../shared/data`; they are never part of it.
public final class SharedData {
  private SharedData() {}

  /// The path of a data set's file; the test is skipped, with the reason, where it is absent.
  public static Path require(String relative) {
    Path path = root().resolve("../shared/data").resolve(relative).normalize();
    Assumptions.assumeTrue(
        Files.exists(path), () -> "the data set " + relative + " is not in ../shared/data");
    return path;
  }

  /// The root of the checkout: the nearest ancestor that holds the launcher's `pom.xml` and
  /// `stats`.
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("stats"))
        || !Files.exists(folder.resolve("LICENSE"))) {
      Path parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("not inside a checkout: " + Path.of("").toAbsolutePath());
      }
      folder = parent;
    }
    return folder;
  }
}

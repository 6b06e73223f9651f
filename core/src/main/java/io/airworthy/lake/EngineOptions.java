package io.airworthy.lake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// How much of the machine DuckDB may use.
///
/// @param memoryLimit in DuckDB's words, such as `2GB`; beyond it queries spill to disk
/// @param threads 1 or more
/// @param spillFolder where queries spill to
/// @param spillPercent how much of what is free on that disk, when the engine is opened, they may
///     take; 1 to 90
public record EngineOptions(String memoryLimit, int threads, Path spillFolder, int spillPercent) {
  /// @throws IllegalArgumentException when a value is out of its range
  public EngineOptions {
    if (!memoryLimit.matches("[0-9]+(MB|GB)")) {
      throw new IllegalArgumentException("a memory limit is a number of MB or GB, as in 2GB");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("an engine has at least one thread, not " + threads);
    }
    if (spillPercent < 1 || spillPercent > 90) {
      throw new IllegalArgumentException("queries may spill to 1 to 90 % of what is free");
    }
  }

  /// 1.8 GB and every core: with the Java heap a daily run stays under 4 GiB. Queries may spill to
  /// nine tenths of what is free, as the engine has it by itself.
  public static EngineOptions defaults(Path dataDir) {
    return new EngineOptions(
        "1800MB", Runtime.getRuntime().availableProcessors(), dataDir.resolve("spill"), 90);
  }

  /// 400 MB and half of the cores, at least one: a server's queries must not crowd out those who
  /// send to it. What does not fit spills to disk, to a quarter of what is free: the server has two
  /// engines, and the rest is the journal's.
  public static EngineOptions ofServer(Path dataDir) {
    return new EngineOptions(
        "400MB",
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        dataDir.resolve("spill"),
        25);
  }

  /// How many bytes queries may spill at present.
  long spillBytes() {
    Optional<Path> folder = Optional.of(spillFolder.toAbsolutePath());
    while (folder.isPresent() && !Files.exists(folder.get())) {
      folder = folder.map(Path::getParent);
    }
    return folder.map(on -> on.toFile().getUsableSpace() / 100 * spillPercent).orElse(0L);
  }

  /// The same with as many threads.
  public EngineOptions withThreads(int other) {
    return new EngineOptions(memoryLimit, other, spillFolder, spillPercent);
  }
}

package io.airworthy.lake;

import java.nio.file.Path;

/// How much of the machine DuckDB may use.
///
/// @param memoryLimit in DuckDB's words, such as `2GB`; beyond it queries spill to disk
/// @param threads 1 or more
/// @param spillFolder where queries spill to
public record EngineOptions(String memoryLimit, int threads, Path spillFolder) {
  /// @throws IllegalArgumentException when a value is out of its range
  public EngineOptions {
    if (!memoryLimit.matches("[0-9]+(MB|GB)")) {
      throw new IllegalArgumentException("a memory limit is a number of MB or GB, as in 2GB");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("an engine has at least one thread, not " + threads);
    }
  }

  /// 1.8 GB and every core: with the Java heap a daily run stays under 4 GiB.
  public static EngineOptions defaults(Path dataDir) {
    return new EngineOptions(
        "1800MB", Runtime.getRuntime().availableProcessors(), dataDir.resolve("spill"));
  }

  /// 400 MB and half of the cores, at least one: a server's queries must not crowd out those who
  /// send to it. What does not fit spills to disk.
  public static EngineOptions ofServer(Path dataDir) {
    return new EngineOptions(
        "400MB",
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        dataDir.resolve("spill"));
  }

  /// The same with as many threads.
  public EngineOptions withThreads(int other) {
    return new EngineOptions(memoryLimit, other, spillFolder);
  }
}

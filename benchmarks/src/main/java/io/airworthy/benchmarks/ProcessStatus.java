package io.airworthy.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What Linux tells of a process in `/proc`.
final class ProcessStatus {
  private ProcessStatus() {}

  /// A figure of the process in KiB; empty where there is no `/proc`, or the process has ended.
  ///
  /// @param key such as `VmHWM`, its greatest resident set, or `VmRSS`, its present one
  static OptionalLong kibibytes(long pid, String key) {
    try {
      for (String line :
          Files.readAllLines(
              Path.of("/proc", Long.toString(pid), "status"), StandardCharsets.UTF_8)) {
        if (line.startsWith(key + ":")) {
          return OptionalLong.of(Long.parseLong(line.replaceAll("[^0-9]", "")));
        }
      }
    } catch (IOException gone) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }
}

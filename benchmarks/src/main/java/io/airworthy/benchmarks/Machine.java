package io.airworthy.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the figures were measured on; without it they mean little.
///
/// @param cores that this process may use
/// @param memoryGib of the machine, 0 when unknown
/// @param processor its name, as the operating system tells it
/// @param system operating system and architecture
/// @param java vendor's name and version of the runtime
record Machine(int cores, long memoryGib, String processor, String system, String java) {
  static Machine here() {
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        readMemoryGib(),
        first("/proc/cpuinfo", "model name").orElse("unknown processor"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        property("java.vendor.version") + " " + property("java.vm.version"));
  }

  private static String property(String name) {
    return System.getProperty(name, "").strip();
  }

  private static long readMemoryGib() {
    return first("/proc/meminfo", "MemTotal")
        .map(found -> Long.parseLong(found.replaceAll("[^0-9]", "")) >> 20)
        .orElse(0L);
  }

  private static Optional<String> first(String file, String key) {
    try {
      List<String> lines = Files.readAllLines(Path.of(file), StandardCharsets.UTF_8);
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .flatMap(line -> Stream.of(line.substring(line.indexOf(':') + 1).strip()))
          .findFirst();
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%d cores, %d GiB, %s; %s; %s", cores, memoryGib, processor, system, java);
  }
}

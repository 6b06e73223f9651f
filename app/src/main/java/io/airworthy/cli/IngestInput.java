package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files that one command reads, each of which was there and readable before the first was
/// opened.
///
/// @param names as they were given; `-` is standard input
record IngestInput(List<String> names) {
  static final String STANDARD_INPUT = "-";

  /// @throws AirworthyException bad input that names every file that is missing or unreadable
  IngestInput {
    names = List.copyOf(names);
    List<String> faults =
        names.stream()
            .filter(name -> !name.equals(STANDARD_INPUT))
            .map(name -> fault(Path.of(name)))
            .filter(fault -> !fault.isEmpty())
            .toList();
    if (!faults.isEmpty()) {
      throw AirworthyException.badInput(
          String.join("; ", faults) + (names.size() > 1 ? "; nothing was read" : ""));
    }
    if (names.stream().filter(STANDARD_INPUT::equals).count() > 1) {
      throw AirworthyException.badInput("standard input (-) can be read only once");
    }
  }

  private static String fault(Path file) {
    if (!Files.exists(file)) {
      return file + ": no such file";
    }
    if (Files.isDirectory(file)) {
      return file + ": found a folder, expected a file of OTLP";
    }
    return Files.isReadable(file) ? "" : file + ": no right to read it";
  }

  /// The size of all files together; 0 when one of them has none, as standard input.
  long bytes() {
    long sum = 0;
    for (String name : names) {
      try {
        long size = name.equals(STANDARD_INPUT) ? 0 : Files.size(Path.of(name));
        if (size == 0) {
          return 0;
        }
        sum += size;
      } catch (IOException e) {
        return 0;
      }
    }
    return sum;
  }
}

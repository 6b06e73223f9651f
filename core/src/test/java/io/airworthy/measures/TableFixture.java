package io.airworthy.measures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Small tables for tests: text becomes a file, and a question is asked of it.
record TableFixture(Path folder) {

  Path file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T csv(String text, Function<Meter, T> question) {
    return ask(file("table.csv", text), question);
  }

  static <T> T ask(Path path, Function<Meter, T> question) {
    try (TabularFile file = TabularFile.open(path)) {
      return question.apply(Meter.on(file));
    }
  }
}

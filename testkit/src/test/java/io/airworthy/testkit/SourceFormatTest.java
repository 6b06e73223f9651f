package io.airworthy.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every source of every module is as google-java-format writes it. `mvn spotless:apply`, with
/// Maven on JDK 25, rewrites what differs.
class SourceFormatTest {
  private static final Pattern BROKEN_OFF =
      Pattern.compile("^ *///.*\\n *//(?!/)", Pattern.MULTILINE);

  static Stream<String> modules() {
    return Stream.of(
        "testkit",
        "stats",
        "core",
        "simulator",
        "adapters/kafka",
        "adapters/minilm",
        "app",
        "benchmarks");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void sources_areFormatted(String module) throws Exception {
    Path root = SharedData.root();
    Formatter formatter = new Formatter();
    List<String> unformatted;
    try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
      unformatted =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !isFormatted(formatter, file))
              .map(file -> root.relativize(file).toString())
              .sorted()
              .toList();
    }
    assertThat(unformatted).as("run mvn spotless:apply with Maven on JDK 25").isEmpty();
  }

  /// The formatter breaks a long line of documentation into a plain comment, which ends it there.
  @ParameterizedTest
  @MethodSource("modules")
  void documentation_isNotBrokenOff(String module) throws Exception {
    Path root = SharedData.root();
    List<String> broken = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root.resolve(module).resolve("src"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        if (BROKEN_OFF.matcher(Files.readString(file)).find()) {
          broken.add(root.relativize(file).toString());
        }
      }
    }
    assertThat(broken).as("shorten the line above the plain comment").isEmpty();
  }

  private static boolean isFormatted(Formatter formatter, Path file) {
    try {
      String source = Files.readString(file);
      return formatter.formatSource(source).equals(source);
    } catch (Exception e) {
      throw new IllegalStateException("cannot format " + file, e);
    }
  }
}

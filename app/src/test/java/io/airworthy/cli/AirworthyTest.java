package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class AirworthyTest {
  @TempDir Path folder;

  @Test
  void fullStandardOutput_isNoSuccess() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();

    int code =
        Airworthy.run(
            new PrintWriter(full, true, StandardCharsets.UTF_8),
            new PrintWriter(err),
            "decisions",
            "--data-dir=" + folder);

    assertThat(code).isEqualTo(3);
    assertThat(err.toString().strip())
        .isEqualTo("airworthy: standard output cannot be written; is the disk full?");
  }

  private static Stream<String> commands() {
    return below(new CommandLine(Airworthy.class));
  }

  private static Stream<String> below(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec().qualifiedName()),
        command.getSubcommands().values().stream().flatMap(AirworthyTest::below));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommand_explainsItself(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = (command + " --help").substring("airworthy ".length()).split(" ", -1);

    int code = Airworthy.run(new PrintWriter(out), new PrintWriter(err), words);

    assertThat(code).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("Usage: " + command + " ");
  }
}

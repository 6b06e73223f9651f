package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}

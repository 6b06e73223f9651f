package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.airworthy.cli.StepProgress.Mode;
import io.airworthy.testkit.Gzip;
import io.airworthy.testkit.ManualClock;
import io.airworthy.testkit.otlp.Otlp;
import io.airworthy.testkit.otlp.OtlpJsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class IngestCommandTest {
  @RegisterExtension final BookedCommands books = new BookedCommands();

  @TempDir Path folder;
  private final InputStream standardInput = System.in;

  @AfterEach
  void standardInput_isGivenBack() {
    System.setIn(standardInput);
  }

  private Path dataDir() {
    return folder.resolve("data");
  }

  private CommandRun ingest(Object... files) {
    String[] args = new String[files.length + 2];
    args[0] = "ingest";
    args[1] = "--json";
    for (int i = 0; i < files.length; i++) {
      args[i + 2] = files[i].toString();
    }
    return books.run(dataDir(), args);
  }

  /// Chat turns as lines, numbered from one number up to, not including, another.
  private static String lines(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(OtlpJsonWriter.line(Otlp.traces(Otlp.chat(i, "c" + i, "hello", "yes"))));
      lines.append('\n');
    }
    return lines.toString();
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void missingFiles_areAllNamedBeforeAnythingIsRead() throws IOException {
    Path good = file("good.jsonl", lines(1, 4));

    CommandRun run = ingest(good, folder.resolve("gone.jsonl"), folder, folder.resolve("lost"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip())
        .isEqualTo(
            ("airworthy: %1$s/gone.jsonl: no such file; %1$s: found a folder, expected a file of"
                    + " OTLP; %1$s/lost: no such file; nothing was read")
                .formatted(folder));
    assertThat(dataDir()).doesNotExist();
  }

  @Test
  void fileThatBreaksOff_isNamedWithItsLineAndWhatWasReadIsStored() throws IOException {
    byte[] whole = Gzip.of(lines(1, 3_000));
    Path cut = folder.resolve("cut.jsonl.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    Path good = file("good.jsonl", lines(5_000, 5_010));

    CommandRun run = ingest(cut, good);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().strip())
        .matches(
            ("airworthy: \\Q%s\\E cannot be read from line \\d+ on: its compression is broken or"
                    + " cut off; the \\d+ rows before that are stored, bring the whole file in again")
                .formatted(cut));
    long line = Long.parseLong(run.err().replaceAll("(?s).*from line (\\d+) on.*", "$1"));
    assertThat(run.json().path("stored").asLong()).isEqualTo(line - 1 + 10).isGreaterThan(100);

    Files.write(cut, whole);
    JsonNode again = ingest(cut, good).json();
    assertThat(again.path("stored").asLong()).isEqualTo(2_999 - (line - 1));
    assertThat(again.path("duplicate").asLong()).isEqualTo(line - 1 + 10);
  }

  @Test
  void linesThatCannotBeDecoded_areNamedAndTheRestIsStored() throws IOException {
    Path mixed =
        file("mixed.jsonl", lines(1, 3) + "{\"resourceSpans\": [}\n" + lines(3, 5) + "{oops\n");

    CommandRun run = ingest(mixed);

    assertThat(run.code()).isZero();
    assertThat(run.err().strip())
        .isEqualTo(mixed + ": line 3 and 1 more cannot be decoded as OTLP; quarantined");
    assertThat(run.json().path("stored").asLong()).isEqualTo(4);
    assertThat(run.json().path("quarantined").asLong()).isEqualTo(2);
  }

  @Test
  void standardInput_isReadWhateverItsFormat() throws IOException {
    List<byte[]> inputs =
        List.of(
            lines(1, 4).getBytes(StandardCharsets.UTF_8),
            Gzip.of(lines(4, 7)),
            Otlp.traces(Otlp.chat(7, "c", "hello", "yes")).toByteArray());
    long stored = 0;
    for (byte[] input : inputs) {
      System.setIn(new ByteArrayInputStream(input));
      CommandRun run = ingest("-");
      assertThat(run.code()).as(run.err()).isZero();
      stored += run.json().path("stored").asLong();
    }
    assertThat(stored).isEqualTo(7);
  }

  @Test
  void standardInputThatBreaksOff_isNamed() throws IOException {
    byte[] whole = Gzip.of(lines(1, 3_000));
    System.setIn(new ByteArrayInputStream(whole, 0, whole.length / 2));

    CommandRun run = ingest("-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("airworthy: standard input cannot be read from line ");
  }

  @Test
  void standardInputTwice_isWrongUse() {
    CommandRun run = ingest("-", "-");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("standard input (-) can be read only once");
  }

  @Test
  void emptyFile_givesZeroes() throws IOException {
    CommandRun run = ingest(file("empty.jsonl", ""), file("blank.jsonl", "\n\n"));

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.json().toString())
        .isEqualTo(
            "{\"accepted\":0,\"dropped_attributes\":{},\"duplicate\":0,\"quarantined\":0,\"stored\":0}");
  }

  @Test
  void progress_isSilentWithoutATerminal() throws IOException {
    Path file = file("good.jsonl", lines(1, 50));

    assertThat(CommandRun.of(dataDir(), "ingest", file.toString()).err()).isEmpty();
  }

  @Test
  void progress_tellsFilesBytesRowsAndRate() throws IOException {
    IngestInput input =
        new IngestInput(
            List.of(
                file("a.jsonl", "x".repeat(3_000_000)).toString(),
                file("b.jsonl", "x".repeat(1_000_000)).toString()));
    ManualClock clock = new ManualClock(Instant.EPOCH);
    StringWriter err = new StringWriter();
    ProgressLine line = new ProgressLine(new PrintWriter(err), Mode.REDRAWN);
    IngestProgress progress = new IngestProgress(input, line, clock);

    progress.nextFile();
    clock.advance(Duration.ofSeconds(2));
    progress.progressed(3_000_000, 3_000_000, 40_000);
    progress.nextFile();
    clock.advance(Duration.ofSeconds(2));
    progress.progressed(500_000, 1_000_000, 8_000);
    progress.end();

    assertThat(err.toString())
        .contains("file 1 of 2, 3.0 of 4.0 MB, 40,000 rows, 20,000/s [")
        .contains("] 75%")
        .contains("file 2 of 2, 3.5 of 4.0 MB, 48,000 rows, 12,000/s [")
        .endsWith("] 87%" + System.lineSeparator());
  }

  @Test
  void progress_ofUnknownSizeHasNoBar() {
    StringWriter err = new StringWriter();
    ProgressLine line = new ProgressLine(new PrintWriter(err), Mode.REDRAWN);
    IngestProgress progress =
        new IngestProgress(new IngestInput(List.of("-")), line, new ManualClock(Instant.EPOCH));

    progress.nextFile();
    progress.progressed(2_000_000, 0, 10);
    progress.end();

    assertThat(err.toString())
        .endsWith("file 1 of 1, 2.0 MB, 10 rows, 10,000/s" + System.lineSeparator());
  }
}

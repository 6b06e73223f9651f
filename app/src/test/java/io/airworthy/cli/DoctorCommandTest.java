package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.lake.IcebergLake;
import io.airworthy.lake.LakeBooks;
import io.airworthy.release.Decision;
import io.airworthy.release.DecisionLog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final LakeBooks books = new LakeBooks();

  @TempDir static Path shared;
  private static Path sound;

  @TempDir Path folder;

  @BeforeAll
  static void aLakeWithARun() {
    sound = shared.resolve("sound");
    try (IcebergLake lake = IcebergLake.open(sound)) {
      SimulatedNights.ingest(books, lake, sound, 0, SimulatedNights.DAYS - 1);
    }
    StringWriter out = new StringWriter();
    int code =
        Airworthy.run(
            new PrintWriter(out), new PrintWriter(out), "daily", "--data-dir", sound.toString());
    assertThat(code).as(out.toString()).isLessThan(2);
  }

  record Answer(int code, JsonNode json) {
    List<String> errors() {
      return json.path("findings")
          .valueStream()
          .filter(finding -> finding.path("severity").asText().equals("error"))
          .map(finding -> finding.path("what").asText() + " @ " + finding.path("where").asText())
          .toList();
    }
  }

  private static Answer doctor(Path dataDir) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Airworthy.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "doctor",
            "--json",
            "--data-dir",
            dataDir.toString());
    assertThat(err.toString()).isEmpty();
    return new Answer(code, JSON.readTree(out.toString()));
  }

  private Path copy() {
    return SimulatedNights.copy(sound, folder.resolve("data"));
  }

  private static SortedMap<String, String> everything(Path dataDir) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(dataDir)) {
      for (Path file : all.toList()) {
        files.put(
            dataDir.relativize(file).toString(),
            Files.getLastModifiedTime(file)
                + (Files.isDirectory(file)
                    ? ""
                    : HexFormat.of().formatHex(Files.readAllBytes(file))));
      }
    }
    return files;
  }

  private static Path firstFile(Path folder, String suffix) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(suffix))
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void soundDirectory_isSoundAndUnchanged() throws IOException {
    SortedMap<String, String> before = everything(sound);

    Answer answer = doctor(sound);

    assertThat(answer.errors()).isEmpty();
    assertThat(answer.code()).isZero();
    assertThat(answer.json().at("/tables/turns").asLong()).isGreaterThan(1000);
    assertThat(answer.json().at("/tables/feedback").asLong()).isPositive();
    assertThat(answer.json().path("journal_pending").asLong()).isZero();
    assertThat(answer.json().has("quarantined")).isTrue();
    assertThat(everything(sound)).isEqualTo(before);
  }

  @Test
  void absentDirectory_isSaidAndNotMade() throws IOException {
    Path none = folder.resolve("none");

    Answer answer = doctor(none);

    assertThat(answer.code()).isZero();
    assertThat(answer.json().at("/findings").toString()).contains("there is no data directory yet");
    assertThat(answer.json().at("/tables/turns").asLong(-1)).isZero();
    assertThat(none).doesNotExist();
  }

  @Test
  void emptyDirectory_staysEmpty() throws IOException {
    assertThat(doctor(folder).code()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void missingFile_isNamed() throws IOException {
    Path data = copy();
    Path gone = firstFile(data.resolve("lake/turns"), ".parquet");
    Files.delete(gone);

    Answer answer = doctor(data);

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.errors()).containsExactly("the file is missing or cannot be read @ " + gone);
    assertThat(answer.json().at("/tables/turns").isNull()).isTrue();
    assertThat(answer.json().at("/tables/feedback").asLong()).isPositive();
  }

  @Test
  void truncatedAndOverwrittenFiles_areNamed() throws IOException {
    Path data = copy();
    Path cut = firstFile(data.resolve("lake/turns"), ".parquet");
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Path spoilt = firstFile(data.resolve("lake/feedback"), ".parquet");
    byte[] other = Files.readAllBytes(spoilt);
    java.util.Arrays.fill(other, 4, other.length - 8, (byte) 0x5a);
    Files.write(spoilt, other);

    List<String> errors = doctor(data).errors();

    assertThat(errors)
        .hasSize(2)
        .anyMatch(e -> e.contains(bytes.length / 2 + " bytes") && e.endsWith(cut.toString()))
        .anyMatch(e -> e.contains("does not give back") && e.endsWith(spoilt.toString()));
  }

  @Test
  void spoiltCatalogue_isAFindingAndNoCrash() throws IOException {
    Path data = copy();
    Files.writeString(data.resolve("lake/catalog.db"), "no database, but long enough to be one");

    Answer answer = doctor(data);

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.errors())
        .containsExactly("the catalogue cannot be read @ " + data.resolve("lake/catalog.db"));
  }

  @Test
  void changedModel_isNamed() throws IOException {
    Path data = copy();
    Path model = firstFile(data.resolve("models"), "json");
    Files.writeString(model, " ", StandardOpenOption.APPEND);

    assertThat(doctor(data).errors()).singleElement().asString().contains("was changed");
  }

  @Test
  void editedDecision_isNamed() throws IOException {
    Path data = copy();
    Path log = data.resolve("decisions.jsonl");
    List<Decision> before = DecisionLog.in(log).decisions();
    assertThat(before).isNotEmpty();
    Files.writeString(log, Files.readString(log).replaceFirst("\"n\":", "\"n\":1"));

    assertThat(doctor(data).errors())
        .singleElement()
        .asString()
        .contains("does not follow from the line before");
  }

  @Test
  void unfinishedRunAndLeftovers_areNoted() throws IOException {
    Path data = copy();
    Path run = firstFile(data.resolve("runs"), "run.json").getParent();
    Files.delete(run.resolve("run.json"));
    Files.createDirectory(run.resolve("gate.partial"));

    Answer answer = doctor(data);

    assertThat(answer.code()).isZero();
    assertThat(answer.json().path("findings").toString())
        .contains("the run is not finished", "daily --resume", "gate.partial");
  }

  @Test
  void damagedJournal_isNamedWithItsByte() throws IOException {
    Path data = copy();
    Path journal = Files.createDirectories(data.resolve("journal"));
    Files.write(journal.resolve("0000000000000000001.journal"), new byte[100]);
    Files.write(journal.resolve("0000000000000000002.journal"), new byte[0]);

    assertThat(doctor(data).errors()).isNotEmpty().first().asString().contains("damaged at byte 0");
  }
}

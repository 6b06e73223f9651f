package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.testkit.Tripwire;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {
  @TempDir Path folder;

  private final Tripwire tripwire = new Tripwire(11);
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path data;

  /// Every tenth text holds a marker that ten conversations share, so that it has a weight.
  @BeforeEach
  void writeTexts() throws IOException {
    String shared = tripwire.plant("shared by ten conversations");
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      String said = i % 10 == 0 ? shared : i % 7 == 0 ? tripwire.plant("one text " + i) : "";
      lines.append(
          "{\"text\":\"%s %s\",\"label\":\"%s\",\"conversation\":\"%d\"}\n"
              .formatted(i % 2 == 0 ? "play a song" : "wake me up", said, "i" + i % 2, i));
    }
    data = Files.writeString(folder.resolve("texts.jsonl"), lines);
  }

  private int run(String... arguments) {
    return Airworthy.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  private int train(Path target) {
    return run(
        "classify",
        "train",
        "--json",
        "--task",
        "intent",
        "--data",
        data.toString(),
        "--out",
        target.toString());
  }

  @Test
  void train_writesAHeadThatEvaluateReads() {
    Path target = folder.resolve("head");

    assertThat(train(target)).isZero();
    assertThat(run("classify", "evaluate", "--json", target.toString(), data.toString())).isZero();

    assertThat(out.toString().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("\"accuracy\":1.0"));
  }

  @Test
  void train_saysTheMeansOfFoldsAndEvaluateDoesNot() throws IOException {
    String line = "{\"text\":\"%s\",\"label\":\"%d\",\"conversation\":\"%d\"}\n";
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      lines.append(line.formatted(i % 2 == 0 ? "thank you" : "wrong again", i % 2, i));
    }
    Files.writeString(data, lines);
    Path target = folder.resolve("head");

    assertThat(
            run(
                "classify",
                "train",
                "--task",
                "dissatisfaction-predict",
                "--data",
                data.toString(),
                "--out",
                target.toString()))
        .isZero();

    assertThat(out.toString().lines())
        .contains("AUROC, mean of folds 1.000000", "AP, mean of folds    1.000000")
        .noneMatch(said -> said.contains("mean_of_folds"));
    out.getBuffer().setLength(0);
    assertThat(run("classify", "evaluate", target.toString(), data.toString())).isZero();
    assertThat(out.toString()).contains("average precision").doesNotContain("mean of folds");
  }

  @Test
  void train_writesTheMeansOfFoldsAsJson() throws IOException {
    assertThat(train(folder.resolve("head"))).isZero();

    JsonNode means = new JsonMapper().readTree(out.toString()).path("mean_of_folds");
    assertThat(means.path("folds").asInt()).isEqualTo(5);
    assertThat(means.path("average_precision").asDouble()).isEqualTo(1.0);
    assertThat(means.path("auroc").isNull()).isTrue();
    assertThat(means.at("/undefined/auroc").asText()).isEqualTo("a fold has no negatives");
  }

  @Test
  void severalFiles_areAlsoJudgedApart() throws IOException {
    Path target = folder.resolve("head");
    Path wrong = folder.resolve("wrong.jsonl");
    Files.writeString(wrong, "{\"text\":\"play a song\",\"label\":\"i1\"}\n");
    assertThat(train(target)).isZero();
    out.getBuffer().setLength(0);

    assertThat(run("classify", "evaluate", "--json", target + "", data + "", wrong + "")).isZero();

    JsonNode files = new JsonMapper().readTree(out.toString()).path("by_file");
    assertThat(files.findValuesAsText("file")).containsExactly(data.toString(), wrong.toString());
    assertThat(files.at("/0/accuracy").asDouble()).isEqualTo(1.0);
    assertThat(files.at("/1/accuracy").asDouble()).isZero();
    out.getBuffer().setLength(0);
    assertThat(run("classify", "evaluate", target + "", data + "", wrong + "")).isZero();
    assertThat(out.toString().lines()).containsSubsequence(data.toString(), wrong.toString());
  }

  @Test
  void fileWithoutExamples_hasNoFigures() throws IOException {
    Path target = folder.resolve("head");
    Path empty = Files.createFile(folder.resolve("empty.jsonl"));
    assertThat(train(target)).isZero();
    out.getBuffer().setLength(0);

    assertThat(run("classify", "evaluate", "--json", target + "", data + "", empty + "")).isZero();

    JsonNode files = new JsonMapper().readTree(out.toString()).path("by_file");
    assertThat(files.at("/0/in_scope").asInt()).isEqualTo(100);
    assertThat(files.at("/1/in_scope").asInt()).isZero();
    assertThat(files.at("/1/accuracy").isMissingNode()).isTrue();
  }

  @Test
  void export_writesTheWholeHeadAndNothingOfWhatWasSaid() throws IOException {
    Path target = folder.resolve("head");
    Path exported = folder.resolve("exported").resolve("head.json");
    Files.createDirectory(exported.getParent());
    assertThat(train(target)).isZero();

    assertThat(run("classify", "export", target.toString(), "--out", exported.toString())).isZero();

    JsonNode head = new JsonMapper().readTree(exported.toFile());
    assertThat(head.at("/header/task").asText()).isEqualTo("intent");
    assertThat(head.path("terms").size()).isPositive();
    assertThat(head.path("classes")).hasSize(2);
    assertThat(head.at("/classes/0/name").asText()).isEqualTo("i0");
    assertThat(head.at("/classes/0/weights")).hasSameSizeAs(head.path("terms"));
    assertThat(head.at("/classes/0/slope").asDouble()).isPositive();
    assertThat(tripwire.search(exported.getParent())).isEmpty();
  }

  @Test
  void train_writesNothingOfWhatWasSaid() {
    Path target = folder.resolve("head");

    assertThat(train(target)).isZero();

    assertThat(tripwire.planted()).isGreaterThan(10);
    assertThat(tripwire.search(target)).isEmpty();
    assertThat(target)
        .isDirectoryContaining("glob:**head.awth")
        .isDirectoryContaining("glob:**.html");
    assertThat(out.toString() + err).doesNotContain("zqxvjkwq");
  }

  @Test
  void badData_leavesNothingBehind() throws IOException {
    Files.writeString(data, "no json", StandardOpenOption.APPEND);
    Path target = folder.resolve("head");

    assertThat(train(target)).isEqualTo(2);

    assertThat(target).doesNotExist();
    assertThat(err.toString()).contains("line 101: not JSON");
  }

  @Test
  void evaluate_refusesWhatIsNoHead() {
    assertThat(run("classify", "evaluate", data.toString(), data.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("found no text head");
  }
}

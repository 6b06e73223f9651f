package io.airworthy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.airworthy.testkit.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationCommandsTest {
  private static final Offset<Double> EXACT = within(1e-11);

  @TempDir Path folder;

  private record Run(int code, String out, String err) {
    JsonNode json() {
      try {
        return new ObjectMapper().readTree(out);
      } catch (IOException e) {
        throw new AssertionError(out, e);
      }
    }
  }

  private static Run run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Airworthy.run(new PrintWriter(out), new PrintWriter(err), args);
    return new Run(code, out.toString(), err.toString());
  }

  private String file(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines).toString();
  }

  private static List<String[]> adult(String name) throws IOException {
    try (var lines = Files.lines(SharedData.require("adult/" + name))) {
      return lines.filter(line -> line.contains(", ")).map(line -> line.split(", ", -1)).toList();
    }
  }

  private String adultScored() throws IOException {
    List<String> lines = new ArrayList<>(List.of("y_true,y_score,sex,workclass"));
    for (String name : List.of("adult.data")) {
      for (String[] row : adult(name)) {
        lines.add(
            (row[14].startsWith(">50K") ? 1 : 0)
                + ","
                + Integer.parseInt(row[4]) / 16.0
                + ","
                + row[9]
                + ","
                + row[1]);
      }
    }
    return file("scored.csv", lines);
  }

  @Test
  void evaluate_agreesWithTheGoldenFiguresOfAdult() throws IOException {
    Path page = folder.resolve("report.html");
    Run run =
        run(
            "evaluate",
            adultScored(),
            "--slice",
            "sex",
            "workclass",
            "--report",
            page.toString(),
            "--json");
    assertThat(run.err()).isEmpty();
    JsonNode json = run.json();
    assertThat(run.code()).isZero();
    assertThat(json.path("n").asInt()).isEqualTo(32561);
    assertThat(json.path("positives").asInt()).isEqualTo(7841);
    assertThat(json.path("auroc").asDouble()).isEqualTo(.716996407462, EXACT);
    assertThat(json.path("auroc_ci").path(0).asDouble()).isEqualTo(.7105264697, within(1e-10));
    assertThat(json.path("auroc_ci").path(1).asDouble()).isEqualTo(.7234663453, within(1e-10));
    assertThat(json.path("average_precision").asDouble()).isEqualTo(.441367370175, EXACT);
    assertThat(json.path("brier").asDouble()).isEqualTo(.314092563765, EXACT);
    assertThat(json.path("log_loss").asDouble()).isEqualTo(.951477363779, EXACT);
    assertThat(json.path("ece").asDouble()).isEqualTo(.389232901324, EXACT);
    assertThat(page).content().contains("sex", "Female");
  }

  private String adultTest(String name, List<String[]> rows) throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("age,workclass,education,hours,occupation,marital"));
    rows.forEach(
        row -> lines.add(String.join(",", row[0], row[1], row[3], row[12], row[6], row[5])));
    return file(name, lines);
  }

  @Test
  void compare_agreesWithTheGoldenFiguresOfAdult() throws IOException {
    String train = adultTest("train.csv", adult("adult.data"));
    String test = adultTest("test.csv", adult("adult-test.csv"));
    Run run = run("compare", train, test, "--convention", "evidently", "--json");
    assertThat(run.err()).isEmpty();
    JsonNode age = run.json().path("columns").path("age");
    assertThat(age.path("psi").asDouble()).isEqualTo(.0014732250, within(1e-10));
    assertThat(age.path("js").asDouble()).isEqualTo(.0135647552, within(1e-10));
    assertThat(age.path("wasserstein").asDouble()).isEqualTo(.0169010736, within(1e-10));
    assertThat(age.path("ks").asDouble()).isEqualTo(.0081942103, within(1e-10));
    assertThat(age.path("bins").asInt()).isEqualTo(17);
    JsonNode education = run.json().path("columns").path("education");
    assertThat(education.path("psi").asDouble()).isEqualTo(.0013653375, within(1e-10));
    assertThat(education.path("js").asDouble()).isEqualTo(.0130609464, within(1e-10));
    assertThat(education.path("ks").isNull()).isTrue();
    assertThat(education.path("undefined").path("ks").asText()).isEqualTo("not a number");
    JsonNode workclass = run.json().path("columns").path("workclass");
    assertThat(workclass.path("psi").asDouble()).isEqualTo(.0005248881, within(1e-10));
  }
}

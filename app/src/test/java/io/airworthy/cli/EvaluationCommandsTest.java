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

  @Test
  void compare_agreesWithTheGoldenFiguresOfMenAndWomen() throws IOException {
    List<String[]> all = adult("adult.data");
    String men = adultTest("men.csv", all.stream().filter(row -> row[9].equals("Male")).toList());
    String women =
        adultTest("women.csv", all.stream().filter(row -> row[9].equals("Female")).toList());
    JsonNode columns =
        run("compare", men, women, "--convention", "evidently", "--json").json().path("columns");
    assertGolden(columns.path("age"), .0704639039, .0933769420, .1928027504, .1073325749);
    assertGolden(columns.path("hours"), .3358812370, .2016012737, .4965333946, .2135182564);
    assertThat(columns.path("occupation").path("psi").asDouble())
        .isEqualTo(1.0365200103, within(1e-10));
    assertThat(columns.path("marital").path("psi").asDouble())
        .isEqualTo(1.1137092679, within(1e-10));
    assertThat(columns.path("marital").path("js").asDouble()).isEqualTo(.3584304112, within(1e-10));
    // The published figures of the other convention hold for plain deciles; ours adds bins.
    JsonNode own = run("compare", men, women, "--json").json();
    assertThat(own.path("convention").asText()).isEqualTo("quantile");
    assertThat(own.path("columns").path("age").path("psi").asDouble())
        .isEqualTo(.06993, within(1e-3));
  }

  private static void assertGolden(
      JsonNode column, double psi, double js, double wasserstein, double ks) {
    assertThat(column.path("psi").asDouble()).isEqualTo(psi, within(1e-10));
    assertThat(column.path("js").asDouble()).isEqualTo(js, within(1e-10));
    assertThat(column.path("wasserstein").asDouble()).isEqualTo(wasserstein, within(1e-10));
    assertThat(column.path("ks").asDouble()).isEqualTo(ks, within(1e-10));
  }

  @Test
  void compare_namesColumnsThatCameWentOrChangedType() throws IOException {
    String before = file("before.csv", List.of("a,gone,kind", "1,x,5", ",x,6"));
    String after = file("after.csv", List.of("a,kind,new", "1,five,1"));
    Run run = run("compare", before, after, "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().path("only_in_baseline").toString()).isEqualTo("[\"gone\"]");
    assertThat(run.json().path("only_in_current").toString()).isEqualTo("[\"new\"]");
    assertThat(run.json().path("retyped").toString()).isEqualTo("{\"kind\":[\"number\",\"text\"]}");
    assertThat(run.json().path("columns").path("a").path("missing").toString())
        .isEqualTo("[0.5,0.0]");
    assertThat(run("compare", before, after).out())
        .contains("only in baseline: gone", "retyped: kind, number to text");
  }

  @Test
  void compare_refusesAConventionItDoesNotKnow() throws IOException {
    String file = file("f.csv", List.of("a", "1"));
    Run run = run("compare", file, file, "--convention", "deciles");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("airworthy: --convention is quantile or evidently");
  }

  @Test
  void evaluate_answersNullWithAReason() throws IOException {
    String file = file("one.csv", List.of("y_true,y_score", "0,0.2"));
    Run run = run("evaluate", file, "--json");
    assertThat(run.code()).isZero();
    assertThat(run.json().path("auroc").isNull()).isTrue();
    assertThat(run.json().path("undefined").path("auroc").asText()).isEqualTo("no positives");
    assertThat(run.json().path("brier").asDouble()).isEqualTo(0.04, within(1e-15));
    assertThat(run("evaluate", file).out())
        .contains("AUROC                undefined: no positives");
  }

  @Test
  void evaluate_readsOtherColumnsAndSlices() throws IOException {
    List<String> lines = new ArrayList<>(List.of("label,p,tenant"));
    for (int row = 0; row < 40; row++) {
      lines.add(row % 2 + "," + (row % 2 == 0 ? 0.2 : 0.8) + ",t" + (row < 35 ? 1 : 2));
    }
    Run run =
        run(
            "evaluate",
            file("other.csv", lines),
            "--label",
            "label",
            "--score",
            "p",
            "--slice",
            "tenant",
            "--threshold",
            "0.5",
            "--json");
    JsonNode json = run.json();
    assertThat(json.path("operating_point").path("threshold").asDouble()).isEqualTo(0.5);
    assertThat(json.path("operating_point").path("true_positives").asInt()).isEqualTo(20);
    assertThat(json.path("operating_point").path("flagged_per_1000").asDouble()).isEqualTo(500);
    JsonNode slices = json.path("slices").path("tenant");
    assertThat(slices.path("t1").path("auroc").asDouble()).isEqualTo(1);
    assertThat(slices.path("t2").path("status").asText()).isEqualTo("insufficient");
    assertThat(slices.path("t2").path("auroc").isNull()).isTrue();
    assertThat(slices.path("t2").path("n").asInt()).isEqualTo(5);
  }

  @Test
  void evaluate_namesTheRowOfABadValue() throws IOException {
    String label = file("label.csv", List.of("y_true,y_score", "1,0.5", "3,0.5"));
    assertBadInput(run("evaluate", label), "label.csv: row 2, column y_true: found 3.0");
    String score = file("score.csv", List.of("y_true,y_score", "1,nan", "0,0.5"));
    assertBadInput(run("evaluate", score), "score.csv: row 1, column y_score");
    String header = file("header.csv", List.of("a,b", "1,0.5"));
    assertBadInput(run("evaluate", header), "header.csv: no column y_true, found a, b");
    assertBadInput(
        run("evaluate", folder.resolve("none.csv").toString()), "none.csv: no such file");
    assertBadInput(run("evaluate", file("empty.csv", List.of())), "empty.csv: is empty");
    assertBadInput(
        run("evaluate", header, "--max-false-positives", "-1"), "a cap on false positives");
    assertBadInput(
        run("evaluate", header, "--threshold", "0.5", "--max-false-positives", "1"),
        "mutually exclusive");
  }

  private static void assertBadInput(Run run, String message) {
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void audit_answersNoWhenAColumnKnowsTheLabel() throws IOException {
    List<String> leaky = new ArrayList<>(List.of("label,x,ended_by,id"));
    List<String> honest = new ArrayList<>(List.of("label,x"));
    for (int row = 0; row < 400; row++) {
      int label = row % 3 == 0 ? 1 : 0;
      int x = row * 7919 % 401;
      leaky.add(label + "," + x + "," + (label == 1 ? "system" : "caller") + "," + row);
      honest.add(label + "," + x);
    }
    Run found =
        run("audit", file("leaky.csv", leaky), "--label", "label", "--ignore", "id", "--json");
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.json().path("flagged").asBoolean()).isTrue();
    assertThat(found.json().path("findings").size()).isEqualTo(1);
    assertThat(found.json().path("findings").path(0).path("feature").asText())
        .isEqualTo("ended_by");
    assertThat(found.json().path("findings").path(0).path("kind").asText())
        .isEqualTo("single_feature");
    Run clear = run("audit", file("honest.csv", honest), "--label", "label");
    assertThat(clear.code()).isZero();
    assertThat(clear.out()).contains("single-feature alarm", "clear", "inconclusive");
    assertBadInput(
        run("audit", file("x.csv", honest), "--label", "label", "--alarm", "2"), "--alarm");
  }
}

package io.airworthy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationReportTest {
  /// What makes a browser fetch something.
  private static final Pattern FETCH =
      Pattern.compile(
          "(?i)(src|href|action|poster)\\s*=\\s*[\"']?+(?!#)|url\\(|@import|<link|<img");

  @TempDir Path folder;

  @Test
  void page_holdsEverySection() {
    assertThat(EvaluationReport.render(SampleReport.page()))
        .contains(
            ">predict</h2>",
            ">estimate</h2>",
            "Gate: <strong>inconclusive</strong>",
            "AUROC",
            "Average precision",
            "ECE, equal mass",
            "against",
            "Precision and recall",
            "data-chart=\"roc\"",
            "Reliability",
            "Scores and operating point",
            "Slices",
            "by tenant",
            "by locale",
            "(missing)",
            "fewer than 30 rows",
            "Top features",
            "Missing values",
            "Leakage audit",
            "resolution_code alone reaches AUROC",
            "Provenance",
            "Conventions");
  }

  @Test
  void page_fetchesNothing() {
    String library = ReportAssets.load().chartLibrary();
    String page = EvaluationReport.render(SampleReport.page());
    assertThat(page).contains(library);
    String own = page.replace(library, "");
    assertThat(own).doesNotContain("http:", "https:", "//cdn");
    assertThat(FETCH.matcher(own).find()).isFalse();
    assertThat(library).doesNotContain("</script", "sourceMappingURL", "fetch(", "XMLHttpRequest");
  }

  @Test
  void page_escapesWhatSlicesAreCalled() {
    String page = EvaluationReport.render(SampleReport.page());
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
  }

  @Test
  void page_escapesNamesInsideChartData() {
    Evaluation evaluation =
        new Evaluator(EvaluatorOptions.DEFAULTS).evaluate(SampleReport.rows(1, 200, 1));
    String page =
        EvaluationReport.render(
            new ReportPage(
                "</title><b>",
                "x",
                List.of(TargetSection.of("</script><b>", "?", evaluation)),
                List.of()));
    assertThat(page).doesNotContain("</script><b>", "</title><b>");
  }

  @Test
  void page_isTheSameTwice() {
    assertThat(EvaluationReport.render(SampleReport.page()))
        .isEqualTo(EvaluationReport.render(SampleReport.page()));
  }

  @Test
  void page_saysWhyFiguresAreMissing() {
    Evaluation evaluation =
        new Evaluator(EvaluatorOptions.DEFAULTS)
            .evaluate(ScoredRows.of(new int[] {0, 0}, new double[] {0.1, 3}));
    String page = EvaluationReport.render(ReportPage.ofFile("f.csv", "y", "score", evaluation));
    assertThat(page)
        .contains("no positives", "scores outside [0, 1]", "No operating point: no positives.");
  }

  @Test
  void page_ofNoRows_isWritten() throws IOException {
    Evaluation evaluation =
        new Evaluator(EvaluatorOptions.DEFAULTS).evaluate(ScoredRows.of(new int[0], new double[0]));
    Path file = folder.resolve("empty.html");
    EvaluationReport.write(file, ReportPage.ofFile("f.csv", "y", "score", evaluation));
    assertThat(Files.readString(file)).contains("Undefined: no rows.");
  }

  @Test
  void write_namesAFileThatCannotBeWritten() {
    ReportPage page = new ReportPage("t", "s", List.of(), List.of());
    Path file = folder.resolve("no/such/folder.html");
    assertThatThrownBy(() -> EvaluationReport.write(file, page))
        .isInstanceOf(AirworthyException.class)
        .hasMessageContaining("folder.html");
  }
}

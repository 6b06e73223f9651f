package io.airworthy.evaluation;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Writes a [ReportPage] as one HTML file that needs no network. The same page gives the same
/// bytes.
public final class EvaluationReport {
  private static final String PAGES = "io.airworthy.evaluation.pages";

  private EvaluationReport() {}

  /// Writes the page; an existing file is replaced.
  ///
  /// @throws AirworthyException bad input when the file cannot be written
  public static void write(Path file, ReportPage page) {
    String html = render(page);
    try {
      Files.writeString(file, html);
    } catch (IOException e) {
      throw AirworthyException.badInput(file + ": the report cannot be written there", e);
    }
  }

  /// The page as HTML.
  public static String render(ReportPage page) {
    TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, PAGES);
    List<SectionView> sections =
        IntStream.range(0, page.sections().size())
            .mapToObj(i -> SectionView.of(i, page.sections().get(i)))
            .toList();
    StringOutput output = new StringOutput();
    engine.render(
        "report.jte",
        Map.of("page", page, "sections", sections, "assets", ReportAssets.load()),
        output);
    return output.toString();
  }
}

package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// What is put into the page so that it needs no network.
///
/// @param style the style sheet
/// @param charts the code that draws
/// @param chartLibrary Chart.js, MIT licence
public record ReportAssets(String style, String charts, String chartLibrary) {
  private static final String LIBRARY =
      "/META-INF/resources/webjars/chart.js/4.5.1/dist/chart.umd.min.js";

  /// The assets, as they are packed.
  public static ReportAssets load() {
    String library = read(LIBRARY).replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip();
    return new ReportAssets(
        read("report.css").strip(), read("report.js").strip(), library.replace("</", "<\\/"));
  }

  private static String read(String resource) {
    try (InputStream stream = ReportAssets.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw AirworthyException.internal("the resource " + resource + " is not packed");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AirworthyException.internal("the resource " + resource + " cannot be read", e);
    }
  }
}

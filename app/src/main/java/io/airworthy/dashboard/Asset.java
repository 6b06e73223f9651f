package io.airworthy.dashboard;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.ReportAssets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A file that pages need.
///
/// @param contentType its media type
/// @param bytes what it holds
record Asset(String contentType, byte[] bytes) {
  private static final Map<String, Asset> ALL =
      Map.of(
          "airworthy.css", new Asset("text/css; charset=utf-8", read("airworthy.css")),
          "overview.js", new Asset("text/javascript; charset=utf-8", read("overview.js")),
          "chart.js",
              new Asset(
                  "text/javascript; charset=utf-8",
                  ReportAssets.load().chartLibrary().getBytes(StandardCharsets.UTF_8)));

  /// The asset of this name, if there is one.
  static Optional<Asset> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  private static byte[] read(String resource) {
    try (InputStream in = Asset.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw AirworthyException.internal("the resource " + resource + " is not packed");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw AirworthyException.internal("the resource " + resource + " cannot be read", e);
    }
  }
}

package io.airworthy.training;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.jspecify.annotations.Nullable;

/// Versions of what computes a model.
final class LibraryVersions {
  private LibraryVersions() {}

  static Map<String, String> all() {
    Map<String, String> versions = new TreeMap<>();
    versions.put("java", Runtime.version().toString());
    versions.put("xgboost", xgboost());
    return versions;
  }

  private static String xgboost() {
    Properties properties = new Properties();
    try (@Nullable InputStream file =
        XGBoost.class.getResourceAsStream("/xgboost4j-version.properties")) {
      if (file != null) {
        properties.load(file);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw AirworthyException.internal("cannot read the version of XGBoost", e);
    }
  }
}

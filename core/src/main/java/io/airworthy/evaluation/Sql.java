package io.airworthy.evaluation;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The queries of this room, each in a file of its own.
final class Sql {
  private Sql() {}

  static String of(String resource) {
    try (InputStream stream = Sql.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw AirworthyException.internal("the query " + resource + " is not packed");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AirworthyException.internal("the query " + resource + " cannot be read", e);
    }
  }
}

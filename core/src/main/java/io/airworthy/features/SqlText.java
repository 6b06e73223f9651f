package io.airworthy.features;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A query of this room with `${holes}` to be filled by what the program itself declares.
///
/// @param name the resource, without `.sql`
/// @param text the query so far
record SqlText(String name, String text) {
  static SqlText of(String name) {
    try (InputStream in = SqlText.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw AirworthyException.internal("the query " + name + " is missing");
      }
      return new SqlText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw AirworthyException.internal("the query " + name + " cannot be read", e);
    }
  }

  SqlText with(String hole, String value) {
    return new SqlText(name, text.replace("${" + hole + "}", value));
  }

  SqlText with(String hole, long value) {
    return with(hole, Long.toString(value));
  }

  /// The query, all of whose holes are filled.
  String complete() {
    int hole = text.indexOf("${");
    if (hole >= 0) {
      throw new IllegalStateException(
          "the query " + name + " lacks " + text.substring(hole, text.indexOf('}', hole) + 1));
    }
    return text;
  }
}

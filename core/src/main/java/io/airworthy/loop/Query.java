package io.airworthy.loop;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The queries of this room, one a resource.
final class Query {
  private Query() {}

  static String text(String name) {
    try (InputStream in = Query.class.getResourceAsStream(name)) {
      if (in == null) {
        throw AirworthyException.internal("the query " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AirworthyException.internal("the query " + name + " cannot be read", e);
    }
  }
}

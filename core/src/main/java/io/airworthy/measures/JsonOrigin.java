package io.airworthy.measures;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.airworthy.AirworthyException;
import java.sql.Connection;
import java.sql.SQLException;

/// A file of JSON lines as the origin of rows.
record JsonOrigin(Connection connection, String path, FileShape shape, String name)
    implements Relation.Origin {
  private static final ObjectReader READER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  @Override
  public String place(long row) throws SQLException {
    try (TextLines lines = TextLines.of(connection, path, shape)) {
      long passed = 0;
      while (passed < row && lines.next()) {
        passed += lines.text().isBlank() ? 0 : 1;
      }
      return "row " + row + " (line " + lines.number() + ")";
    }
  }

  @Override
  public AirworthyException scanFailed(SQLException failure) {
    try (TextLines lines = TextLines.of(connection, path, shape)) {
      while (lines.next()) {
        if (!lines.text().isBlank() && !isObject(lines.text())) {
          return AirworthyException.badInput(
              name + ": line " + lines.number() + ": found no JSON object, expected one a line");
        }
      }
    } catch (SQLException unreadable) {
      return UnreadableFile.of(name, shape, unreadable);
    }
    return UnreadableFile.of(name, shape, failure);
  }

  private static boolean isObject(String line) {
    try {
      JsonNode node = READER.readTree(line);
      return node.isObject();
    } catch (JacksonException e) {
      return false;
    }
  }
}

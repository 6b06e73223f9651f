package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A CSV file as the origin of rows.
record CsvOrigin(Connection connection, String path, FileShape shape, String name, int columns)
    implements Relation.Origin {
  @Override
  public String place(long row) throws SQLException {
    try (TextLines lines = TextLines.of(connection, path, shape)) {
      Optional<CsvRecord> record = CsvRecord.next(lines);
      long passed = 0;
      while (record.isPresent() && passed < row) {
        record = CsvRecord.next(lines);
        passed += record.filter(this::isRow).isPresent() ? 1 : 0;
      }
      return "row " + row + record.map(found -> " (line " + found.line() + ")").orElse("");
    }
  }

  /// A blank line is a row only where a row is a single cell.
  private boolean isRow(CsvRecord record) {
    return columns == 1 || !record.text().isEmpty();
  }

  @Override
  public AirworthyException scanFailed(SQLException failure) {
    return UnreadableFile.of(name, shape, failure);
  }
}

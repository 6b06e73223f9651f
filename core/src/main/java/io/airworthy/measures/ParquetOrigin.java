package io.airworthy.measures;

import io.airworthy.AirworthyException;
import java.sql.SQLException;

/// A Parquet file as the origin of rows.
record ParquetOrigin(String name) implements Relation.Origin {
  @Override
  public String place(long row) {
    return "row " + row;
  }

  @Override
  public AirworthyException scanFailed(SQLException failure) {
    return UnreadableFile.of(name, FileShape.PARQUET, failure);
  }
}

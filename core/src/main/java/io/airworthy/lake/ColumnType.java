package io.airworthy.lake;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBColumnType;

/// The types a column of the lake can have, in both engines' words.
enum ColumnType {
  STRING("VARCHAR", Types.StringType.get()),
  TIMESTAMP("TIMESTAMP", Types.TimestampType.withoutZone()),
  LONG("BIGINT", Types.LongType.get()),
  INT("INTEGER", Types.IntegerType.get()),
  DOUBLE("DOUBLE", Types.DoubleType.get()),
  BOOLEAN("BOOLEAN", Types.BooleanType.get());

  private final String duckDb;
  private final transient Type iceberg;

  ColumnType(String duckDb, Type iceberg) {
    this.duckDb = duckDb;
    this.iceberg = iceberg;
  }

  String duckDb() {
    return duckDb;
  }

  /// What a value is handed over to the engine as: instants as microseconds since the epoch.
  DuckDBColumnType handedOver() {
    return this == TIMESTAMP ? DuckDBColumnType.BIGINT : DuckDBColumnType.valueOf(duckDb);
  }

  Type iceberg() {
    return iceberg;
  }
}

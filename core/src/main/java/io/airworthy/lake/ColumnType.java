package io.airworthy.lake;

import io.airworthy.lake.FieldWriter.Wire;
import java.time.Instant;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.duckdb.DuckDBColumnType;

/// The types a column of the lake can have, in the words of both engines and of the journal.
enum ColumnType {
  /// An identifier or a word.
  WORD("VARCHAR", Types.StringType.get(), Wire.WORD),
  /// Sixteen hexadecimal digits, in the journal eight bytes.
  HEX_16("VARCHAR", Types.StringType.get(), Wire.BYTES),
  /// Thirty-two of them.
  HEX_32("VARCHAR", Types.StringType.get(), Wire.BYTES),
  /// Any even number of them.
  HEX("VARCHAR", Types.StringType.get(), Wire.BYTES),
  TIMESTAMP("TIMESTAMP", Types.TimestampType.withoutZone(), Wire.NUMBER),
  LONG("BIGINT", Types.LongType.get(), Wire.NUMBER),
  INT("INTEGER", Types.IntegerType.get(), Wire.NUMBER),
  DOUBLE("DOUBLE", Types.DoubleType.get(), Wire.FRACTION),
  BOOLEAN("BOOLEAN", Types.BooleanType.get(), Wire.NUMBER);

  private static final long FIRST_MICROS =
      FieldWriter.micros(Instant.parse("0001-01-01T00:00:00Z"));
  private static final long LAST_MICROS =
      FieldWriter.micros(Instant.parse("9999-12-31T23:59:59.999999Z"));

  private final String duckDb;
  private final transient Type iceberg;
  private final Wire wire;

  ColumnType(String duckDb, Type iceberg, Wire wire) {
    this.duckDb = duckDb;
    this.iceberg = iceberg;
    this.wire = wire;
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

  /// How the journal lays a value out.
  Wire wire() {
    return wire;
  }

  /// How many bytes it takes there; 0 where they can be any number.
  int bytes() {
    return switch (this) {
      case HEX_16 -> Long.BYTES;
      case HEX_32 -> 2 * Long.BYTES;
      default -> 0;
    };
  }

  /// Whether a whole number is in the range of the type; times are of the years 1 to 9999.
  boolean holds(long number) {
    return switch (this) {
      case INT -> number == (int) number;
      case TIMESTAMP -> number >= FIRST_MICROS && number <= LAST_MICROS;
      default -> true;
    };
  }
}

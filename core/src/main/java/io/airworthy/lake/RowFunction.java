package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/// A function of the engine that gives it rows of a table, each with its place among them. The
/// engine fetches as many as fit into its vectors, from where they stand, so nothing holds them
/// twice.
final class RowFunction implements DuckDBTableFunction<LakeTable, LakeTable, LakeTable> {
  private final LakeTable table;

  /// Read and written also by the engine's threads, one at a time.
  private volatile Rows rows = new Rows();

  private volatile int given;

  private RowFunction(LakeTable table) {
    this.table = table;
  }

  /// Makes a function of each table known to the connection's database.
  static Map<LakeTable, RowFunction> register(DuckDBConnection connection) {
    Map<LakeTable, RowFunction> functions = new EnumMap<>(LakeTable.class);
    for (LakeTable table : LakeTable.values()) {
      functions.put(table, new RowFunction(table).registered(connection));
    }
    return functions;
  }

  private RowFunction registered(DuckDBConnection connection) {
    try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
      builder.withName(name()).withFunction(this).register(connection);
      return this;
    } catch (SQLException e) {
      throw AirworthyException.internal("DuckDB takes no function", e);
    }
  }

  private String name() {
    return "rows_of_" + table.tableName();
  }

  /// Runs a query that is given some rows.
  <T> T giving(Rows some, Query<T> query) throws SQLException {
    rows = some;
    given = 0;
    try {
      return query.run();
    } finally {
      rows = new Rows();
    }
  }

  /// A query of this function.
  interface Query<T> {
    T run() throws SQLException;
  }

  /// What stands after SQL's `from` for the rows given: their columns and `ordinal`, their place
  /// from 0.
  String source() {
    return "(select %s, ordinal from %s())".formatted(table.takenOver(), name());
  }

  @Override
  public LakeTable bind(DuckDBTableFunctionBindInfo result) {
    for (Column column : table.columns()) {
      result.addResultColumn(column.name(), column.type().handedOver());
    }
    result.addResultColumn("ordinal", DuckDBColumnType.BIGINT);
    return table;
  }

  @Override
  public LakeTable init(DuckDBTableFunctionInitInfo query) {
    query.setMaxThreads(1);
    return table;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo query, DuckDBDataChunkWriter vectors) {
    Rows all = rows;
    int first = given;
    int count = Math.toIntExact(Math.min(vectors.capacity(), all.size() - first));
    RowWriter writer = new RowWriter(table, vectors, count);
    FieldReader fields = new FieldReader();
    for (int row = 0; row < count; row++) {
      all.read(first + row, fields);
      writer.write(row, fields, first + row);
    }
    writer.end();
    given = first + count;
    return count;
  }
}

package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
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

/// A function of the engine that gives the rows of a table that wait to be handed over, each with
/// its number. The engine fetches as many as fit into its vectors, which costs it less than to
/// append one after another.
final class RowFunction implements DuckDBTableFunction<LakeTable, LakeTable, LakeTable> {
  private final LakeTable table;

  /// Read and written also by the engine's threads, one at a time.
  private volatile List<Row> rows = List.of();

  private volatile int given;

  private RowFunction(LakeTable table) {
    this.table = table;
  }

  /// One row.
  interface Row {
    /// Writes each column, and then the row's number.
    void write(RowWriter to);
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

  /// What it is called in SQL.
  String name() {
    return "rows_of_" + table.tableName();
  }

  /// Replaces what the next query is given.
  void give(List<Row> next) {
    rows = next;
    given = 0;
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
    int first = given;
    List<Row> next = rows.subList(first, (int) Math.min(first + vectors.capacity(), rows.size()));
    RowWriter writer = new RowWriter(vectors, next.size());
    for (int row = 0; row < next.size(); row++) {
      writer.begin(row);
      next.get(row).write(writer);
    }
    writer.end();
    given = first + next.size();
    return next.size();
  }
}

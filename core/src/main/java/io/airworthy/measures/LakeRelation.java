package io.airworthy.measures;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.lake.DuckDb;
import io.airworthy.lake.LakeView;
import io.airworthy.lake.SqlText;
import io.airworthy.measures.Relation.Cell;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/// The lake's turns as rows to measure.
///
/// @param tenants the SQL condition that chooses them by tenant
record LakeRelation(LakeView lake, String tenants) {
  /// The turns of every tenant.
  static LakeRelation all(LakeView lake) {
    return new LakeRelation(lake, "true");
  }

  /// The turns of one tenant.
  static LakeRelation of(LakeView lake, Identifier tenant) {
    return new LakeRelation(lake, "tenant_id = " + DuckDb.literal(tenant.toString()));
  }

  /// All turns.
  Relation turns() {
    return relation("turns");
  }

  /// The turns in which a known user spoke to the assistant, named as the measures name columns.
  Relation userTurns() {
    return relation("(" + SqlText.of(LakeRelation.class, "user-turns").complete() + ")");
  }

  private Relation relation(String rows) {
    String from = "(select * from " + rows + " where " + tenants + ")";
    Connection connection = lake.connection();
    Map<String, Cell> cells = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet columns = statement.executeQuery("describe select * from " + from)) {
      while (columns.next()) {
        String column = columns.getString("column_name");
        cells.put(column, new Cell(DuckDb.name(column), columns.getString("column_type")));
      }
    } catch (SQLException e) {
      throw Meter.failed(e);
    }
    return new Relation(connection, "the lake's turns", from, cells, new LakeOrigin());
  }

  private record LakeOrigin() implements Relation.Origin {
    @Override
    public String place(long row) {
      return "row " + row;
    }

    @Override
    public AirworthyException scanFailed(SQLException failure) {
      return Meter.failed(failure);
    }
  }
}

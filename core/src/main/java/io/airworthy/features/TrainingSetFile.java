package io.airworthy.features;

import io.airworthy.AirworthyException;
import io.airworthy.Target;
import io.airworthy.lake.Database;
import io.airworthy.lake.DuckDb;
import io.airworthy.lake.SqlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// A training set as a Parquet file that any engine can read, and back.
///
/// One row an example, in order: `cutoff_us` (microseconds since the epoch), `label`, `session`,
/// `user_index` (-1 where unknown), `dimension.NAME` for each dimension and a `float` for each
/// feature, null when missing. The target and the label's name are key-value metadata. The same set
/// gives the same bytes.
public final class TrainingSetFile {
  private static final List<String> FIXED = List.of("cutoff_us", "label", "session", "user_index");

  private TrainingSetFile() {}

  /// Writes a set; the file appears only when it is complete.
  ///
  /// @throws AirworthyException when the file cannot be written
  public static void write(TrainingSet set, Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (DuckDBConnection connection = open(file)) {
      Database database = new Database(connection);
      database.run("training_set", "create table training_set (" + columns(set) + ")");
      append(set, connection);
      database.run(
          SqlText.of(TrainingSetFile.class, "write_training_set")
              .with("file", DuckDb.literal(part.toString()))
              .with("target", set.target().wireName())
              .with("label", set.label()));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException | IOException e) {
      throw AirworthyException.internal("the training set cannot be written to " + file, e);
    }
  }

  /// Reads a set that [#write] wrote.
  ///
  /// @throws AirworthyException bad input when the file is not one
  public static TrainingSet read(Path file) {
    try (Connection connection = open(file)) {
      return read(new Database(connection), DuckDb.literal(file.toString()));
    } catch (SQLException | AirworthyException | IllegalArgumentException e) {
      throw AirworthyException.badInput(
          file + " is not the complete Parquet file of a training set", e);
    }
  }

  private static TrainingSet read(Database database, String file) {
    List<String> columns = columnNames(database, file);
    List<String> dimensions =
        columns.stream()
            .filter(name -> name.startsWith(ExampleColumns.DIMENSION))
            .map(name -> name.substring(ExampleColumns.DIMENSION.length()))
            .toList();
    List<String> features = columns.subList(FIXED.size() + dimensions.size(), columns.size());
    String from = "read_parquet(" + file + ", file_row_number = true)";
    int rows = Math.toIntExact(database.number("rows", "select count(*) from " + from));
    SqlText examples = SqlText.ready("examples", "select *, file_row_number as id from " + from);
    ExampleColumns read = ExampleColumns.read(database, examples, rows, dimensions);
    FeatureValues values = new FeatureValues(features, rows);
    FeatureValues.read(database, from, "file_row_number", List.of(values), features.size());
    return database.read(
        SqlText.of(TrainingSetFile.class, "training_set_metadata").with("file", file),
        metadata -> {
          metadata.next();
          Target target = Target.valueOf(metadata.getString("target").toUpperCase(Locale.ROOT));
          return read.toTrainingSet(target, metadata.getString("label"), values.toMatrix());
        });
  }

  /// One thread: the layout of a file must not depend on which of several finishes first.
  private static DuckDBConnection open(Path file) {
    DuckDBConnection connection = DuckDb.open(file.resolveSibling(file.getFileName() + ".spill"));
    new Database(connection).run("threads", "set threads = 1");
    return connection;
  }

  private static List<String> columnNames(Database database, String file) {
    return database.read(
        SqlText.of(TrainingSetFile.class, "training_set_columns").with("file", file),
        rows -> {
          List<String> names = new ArrayList<>();
          while (rows.next()) {
            names.add(rows.getString(1));
          }
          return List.copyOf(names);
        });
  }

  private static String columns(TrainingSet set) {
    String dimensions =
        set.dimensions().keySet().stream()
            .map(name -> '"' + ExampleColumns.DIMENSION + name + "\" varchar, ")
            .collect(Collectors.joining());
    String features =
        set.features().names().stream()
            .map(name -> '"' + name + "\" float")
            .collect(Collectors.joining(", "));
    return "cutoff_us bigint, label tinyint, session varchar, user_index int, "
        + dimensions
        + features;
  }

  private static void append(TrainingSet set, DuckDBConnection connection) throws SQLException {
    List<String[]> dimensions = List.copyOf(set.dimensions().values());
    try (DuckDBAppender appender = connection.createAppender("main", "training_set")) {
      for (int row = 0; row < set.rows(); row++) {
        appender.beginRow();
        appender.append(set.cutoffMicros(row));
        appender.append((byte) set.label(row));
        appender.append(set.session(row));
        appender.append(set.user(row));
        for (String[] dimension : dimensions) {
          appender.append(dimension[row]);
        }
        append(appender, set.features(), row);
        appender.endRow();
      }
    }
  }

  private static void append(DuckDBAppender appender, FeatureMatrix features, int row)
      throws SQLException {
    for (int column = 0; column < features.columns(); column++) {
      float value = features.value(row, column);
      if (Float.isNaN(value)) {
        appender.appendNull();
      } else {
        appender.append(value);
      }
    }
  }
}

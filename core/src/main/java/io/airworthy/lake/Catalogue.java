package io.airworthy.lake;

import io.airworthy.AirworthyException;
import io.airworthy.UnpackedLibraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;

/// The Iceberg catalogue of a lake folder, on SQLite, with its tables made when they are missing.
final class Catalogue implements AutoCloseable {
  /// The SQLite file within the lake's folder.
  static final String FILE = "catalog.db";

  private static final String LIBRARY = "sqlite-*.so";
  private static final Namespace NAMESPACE = Namespace.of("airworthy");
  private static final String OPEN_MODE = "jdbc.open_mode";
  private static final String READ_ONLY = "1";

  private final JdbcCatalog catalog = new JdbcCatalog();
  private final Map<LakeTable, Table> tables = new EnumMap<>(LakeTable.class);
  private final Path folder;

  /// The worker pool that reads manifests is asked for its next one every ten milliseconds, which
  /// takes longer than reading them here.
  private static final String PLAN_IN_WORKER_POOL = "iceberg.scan.plan-in-worker-pool";

  /// Manifests of small commits are put together at so many, so that a lake of many days or of much
  /// light traffic is still looked at quickly.
  private static final String MANIFESTS_TO_MERGE = "16";

  static {
    if (System.getProperty(PLAN_IN_WORKER_POOL) == null) {
      System.setProperty(PLAN_IN_WORKER_POOL, "false");
    }
  }

  private Catalogue(Path folder) {
    this.folder = folder;
  }

  static Catalogue open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw AirworthyException.badInput(
          "the data directory "
              + folder.getParent()
              + " cannot be written; name another with --data-dir",
          e);
    }
    Catalogue catalogue = new Catalogue(folder);
    catalogue.connect();
    return catalogue;
  }

  /// Opens the catalogue of a folder that has one, to read it only: nothing is made or changed.
  static Catalogue look(Path folder) {
    Catalogue catalogue = new Catalogue(folder);
    Map<String, String> properties = catalogue.properties();
    properties.put(OPEN_MODE, READ_ONLY);
    catalogue.initialize(properties);
    for (LakeTable table : LakeTable.values()) {
      TableIdentifier id = TableIdentifier.of(NAMESPACE, table.tableName());
      if (catalogue.catalog.tableExists(id)) {
        catalogue.tables.put(table, catalogue.catalog.loadTable(id));
      }
    }
    return catalogue;
  }

  private Map<String, String> properties() {
    return new HashMap<>(
        Map.of(
            CatalogProperties.URI,
            "jdbc:sqlite:" + folder.resolve(FILE),
            CatalogProperties.WAREHOUSE_LOCATION,
            RelativeFileIO.location(""),
            CatalogProperties.FILE_IO_IMPL,
            RelativeFileIO.class.getName(),
            RelativeFileIO.ROOT,
            folder.toString(),
            "jdbc.schema-version",
            "V1"));
  }

  private void initialize(Map<String, String> properties) {
    catalog.initialize("lake", properties);
    UnpackedLibraries.unlink(LIBRARY);
  }

  private void connect() {
    initialize(properties());
    if (!catalog.namespaceExists(NAMESPACE)) {
      catalog.createNamespace(NAMESPACE);
    }
    for (LakeTable table : LakeTable.values()) {
      tables.put(table, openOrCreate(table));
    }
  }

  private Table openOrCreate(LakeTable table) {
    TableIdentifier id = TableIdentifier.of(NAMESPACE, table.tableName());
    if (catalog.tableExists(id)) {
      return catalog.loadTable(id);
    }
    Schema schema = table.icebergSchema();
    return catalog
        .buildTable(id, schema)
        .withPartitionSpec(table.partition(schema))
        .withLocation(RelativeFileIO.location(table.tableName()))
        .withProperty(TableProperties.MANIFEST_MIN_MERGE_COUNT, MANIFESTS_TO_MERGE)
        .create();
  }

  /// Gives tables that were made before a column was thought of that column; for the writer only.
  void addMissingColumns() {
    for (LakeTable name : LakeTable.values()) {
      Table table = table(name);
      List<Column> missing =
          name.columns().stream()
              .filter(column -> table.schema().findField(column.id()) == null)
              .toList();
      if (!missing.isEmpty()) {
        UpdateSchema update = table.updateSchema();
        missing.forEach(column -> update.addColumn(column.name(), column.type().iceberg()));
        update.commit();
      }
    }
  }

  /// The Iceberg table, if the catalogue has it.
  Optional<Table> find(LakeTable table) {
    return Optional.ofNullable(tables.get(table));
  }

  /// The Iceberg table, as it was when last refreshed.
  Table table(LakeTable table) {
    Table found = tables.get(table);
    if (found == null) {
      throw new IllegalStateException("the catalogue is closed");
    }
    return found;
  }

  /// Sees what other processes have committed.
  void refresh() {
    tables.values().forEach(Table::refresh);
  }

  /// Where a file of the lake lies on disk.
  Path file(String location) {
    RelativeFileIO io = new RelativeFileIO();
    io.initialize(Map.of(RelativeFileIO.ROOT, folder.toString()));
    return io.file(location).toPath();
  }

  @Override
  public void close() {
    tables.clear();
    catalog.close();
  }
}

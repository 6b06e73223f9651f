package io.airworthy.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.airworthy.Identifier;
import io.airworthy.Quarantined;
import io.airworthy.TelemetryBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  @RegisterExtension final LakeBooks books = new LakeBooks();

  @TempDir Path dataDir;

  /// A lake whose quarantine has the columns it had at first.
  private void makeEarlyQuarantine() throws Exception {
    Path folder = Files.createDirectories(dataDir.resolve("lake"));
    try (JdbcCatalog catalog = new JdbcCatalog()) {
      catalog.initialize(
          "lake",
          Map.of(
              CatalogProperties.URI,
              "jdbc:sqlite:" + folder.resolve(Catalogue.FILE),
              CatalogProperties.WAREHOUSE_LOCATION,
              RelativeFileIO.location(""),
              CatalogProperties.FILE_IO_IMPL,
              RelativeFileIO.class.getName(),
              RelativeFileIO.ROOT,
              folder.toString(),
              "jdbc.schema-version",
              "V1"));
      catalog.createNamespace(Namespace.of("airworthy"));
      Schema schema =
          new Schema(
              LakeTable.QUARANTINE.columns().subList(0, 6).stream().map(Column::iceberg).toList());
      catalog
          .buildTable(TableIdentifier.of("airworthy", "quarantine"), schema)
          .withPartitionSpec(PartitionSpec.builderFor(schema).day("first_seen").build())
          .withLocation(RelativeFileIO.location("quarantine"))
          .create();
    }
  }

  @Test
  void earlyTable_isReadAsItIsAndGetsItsNewColumnsAtTheFirstWrite() throws Exception {
    makeEarlyQuarantine();
    Quarantined entry =
        new Quarantined(
            new Identifier("traces"),
            new Identifier("missing"),
            Optional.empty(),
            new Identifier("abc"),
            Instant.parse("2026-03-02T12:00:00Z"),
            4);
    try (IcebergLake lake = IcebergLake.open(dataDir)) {
      try (LakeView view = lake.view()) {
        assertThat(QuarantineGroup.of(view)).isEmpty();
      }
      books.accept(lake, new TelemetryBatch(List.of(), List.of(), List.of(), List.of(entry)));
      try (LakeView view = lake.view()) {
        assertThat(QuarantineGroup.of(view)).hasSize(1);
      }
    }
    try (Catalogue catalogue = Catalogue.look(dataDir.resolve("lake"))) {
      Schema schema = catalogue.find(LakeTable.QUARANTINE).orElseThrow().schema();
      assertThat(schema.columns())
          .isEqualTo(LakeTable.QUARANTINE.columns().stream().map(Column::iceberg).toList());
    }
  }
}

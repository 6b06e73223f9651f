package io.airworthy.lake;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.ManifestFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/// What the lake's tables hold, and whether their files are what their snapshots say.
///
/// @param tables every table, in the order of `docs/formats/lake.md`
public record LakeHealth(List<TableHealth> tables) {
  /// One table.
  ///
  /// @param table its name
  /// @param rows its rows now
  /// @param files the Parquet files that hold them
  /// @param missing those of the files that are not on disk, relative to the lake's folder, sorted:
  ///     their rows are lost
  /// @param orphans the Parquet files on disk that no snapshot names, likewise: a writer left them
  ///     behind when it was stopped, or is about to commit them; nobody reads them
  public record TableHealth(
      String table, long rows, long files, List<String> missing, List<String> orphans) {
    /// Copies of the lists are kept.
    public TableHealth {
      missing = List.copyOf(missing);
      orphans = List.copyOf(orphans);
    }
  }

  /// A copy of the list is kept.
  public LakeHealth {
    tables = List.copyOf(tables);
  }

  /// Whether every file that a table needs is there.
  public boolean isReadable() {
    return tables.stream().allMatch(table -> table.missing.isEmpty());
  }

  static LakeHealth of(Catalogue catalogue) {
    return new LakeHealth(
        Stream.of(LakeTable.values()).map(name -> table(catalogue, name)).toList());
  }

  private static TableHealth table(Catalogue catalogue, LakeTable name) {
    Table table = catalogue.table(name);
    table.refresh();
    Optional<Snapshot> current = Optional.ofNullable(table.currentSnapshot());
    try {
      Set<String> live = live(table);
      List<String> missing =
          live.stream().filter(file -> !Files.exists(catalogue.file(file))).toList();
      return new TableHealth(
          name.tableName(),
          current
              .map(s -> Long.parseLong(s.summary().getOrDefault("total-records", "0")))
              .orElse(0L),
          live.size(),
          missing.stream().map(RelativeFileIO::relative).toList(),
          orphans(catalogue, name, named(table)));
    } catch (IOException | UncheckedIOException e) {
      throw AirworthyException.internal("the lake's files cannot be listed", e);
    }
  }

  private static Set<String> live(Table table) throws IOException {
    Set<String> files = new TreeSet<>();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      tasks.forEach(task -> files.add(task.file().location()));
    }
    return files;
  }

  /// The files that any snapshot names; each manifest is read once.
  private static Set<String> named(Table table) throws IOException {
    Set<String> read = new TreeSet<>();
    Set<String> files = new TreeSet<>();
    for (Snapshot snapshot : table.snapshots()) {
      for (ManifestFile manifest : snapshot.dataManifests(table.io())) {
        if (read.add(manifest.path())) {
          try (CloseableIterable<DataFile> entries =
              ManifestFiles.read(manifest, table.io(), table.specs())) {
            entries.forEach(file -> files.add(file.location()));
          }
        }
      }
    }
    return files;
  }

  private static List<String> orphans(Catalogue catalogue, LakeTable name, Set<String> named)
      throws IOException {
    Path data = catalogue.file(RelativeFileIO.location(name.tableName() + "/data"));
    if (!Files.isDirectory(data)) {
      return List.of();
    }
    Path lake = catalogue.file(RelativeFileIO.location(""));
    List<String> orphans = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> lake.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !named.contains(RelativeFileIO.location(file)))
          .sorted()
          .forEach(orphans::add);
    }
    return orphans;
  }
}

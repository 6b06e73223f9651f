package io.airworthy.loop;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The finished daily runs of a data directory. It only reads.
public final class RunArchive {
  private static final String RECORD = "run.json";
  private static final String REPORT = "report/report.html";

  private final Path folder;

  /// The runs of a data directory, which need not exist.
  public RunArchive(Path dataDir) {
    this.folder = dataDir.resolve("runs");
  }

  /// The finished runs, oldest day first, then by id.
  public List<DailyResult> runs() {
    return ids().stream()
        .map(run -> RunFiles.read(folder.resolve(run).resolve(RECORD), DailyResult.class))
        .sorted(Comparator.comparing(DailyResult::date).thenComparing(DailyResult::run))
        .toList();
  }

  /// The ids of the finished runs, sorted.
  public List<String> ids() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.filter(run -> Files.exists(run.resolve(RECORD)))
          .map(run -> run.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw AirworthyException.internal(folder + " cannot be listed", e);
    }
  }

  /// The report of a run; empty when there is no such run, or it had nothing to report.
  public Optional<Path> report(String run) {
    return ids().stream()
        .filter(run::equals)
        .map(id -> folder.resolve(id).resolve(REPORT))
        .filter(Files::exists)
        .findFirst();
  }
}

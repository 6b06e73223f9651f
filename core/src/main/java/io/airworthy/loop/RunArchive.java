package io.airworthy.loop;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The finished daily runs of a data directory. It only reads.
public final class RunArchive {
  static final String RECORD = "run.json";
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
    return all().stream()
        .filter(run -> Files.exists(run.resolve(RECORD)))
        .map(run -> run.getFileName().toString())
        .toList();
  }

  /// The ids of the runs that were begun and have not come to their end, sorted.
  public List<String> unfinishedIds() {
    return all().stream()
        .filter(run -> !Files.exists(run.resolve(RECORD)) && Seal.isIn(run))
        .map(run -> run.getFileName().toString())
        .toList();
  }

  /// The folder of a run, finished or not.
  Path folder(String run) {
    return folder.resolve(run);
  }

  /// The newest finished run of a label that closed no later day, other than the given one.
  Optional<DailyResult> before(Seal seal) {
    return runs().stream()
        .filter(run -> run.label().equals(seal.label()))
        .filter(run -> run.date().compareTo(seal.date()) <= 0)
        .filter(run -> !run.run().equals(seal.runId()))
        .reduce((older, newer) -> newer);
  }

  /// The seal of the unfinished run that was begun last, of a label and, when given, of a date.
  Optional<Seal> unfinished(String label, Optional<LocalDate> date) {
    return all().stream()
        .filter(run -> !Files.exists(run.resolve(RECORD)) && Seal.isIn(run))
        .filter(run -> matches(Seal.load(run), label, date))
        .max(Comparator.comparing(RunArchive::begun).thenComparing(Path::getFileName))
        .map(Seal::load);
  }

  private static boolean matches(Seal seal, String label, Optional<LocalDate> date) {
    return seal.label().equals(label) && date.map(seal.day()::equals).orElse(true);
  }

  private static FileTime begun(Path run) {
    try {
      return Files.getLastModifiedTime(run.resolve(Seal.FILE));
    } catch (IOException e) {
      throw AirworthyException.internal(run + " cannot be read", e);
    }
  }

  private List<Path> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.sorted().toList();
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

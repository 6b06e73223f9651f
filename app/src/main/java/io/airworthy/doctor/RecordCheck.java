package io.airworthy.doctor;

import io.airworthy.AirworthyException;
import io.airworthy.loop.RunArchive;
import io.airworthy.release.DecisionLog;
import io.airworthy.release.ModelRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Whether the models, the decisions and the runs of a data directory are as they were written.
final class RecordCheck {
  private static final int DEEPEST = 3;

  private final Path dataDir;
  private final List<Finding> findings = new ArrayList<>();

  RecordCheck(Path dataDir) {
    this.dataDir = dataDir;
  }

  List<Finding> findings() {
    models();
    decisions();
    runs();
    leftovers();
    return List.copyOf(findings);
  }

  /// Opening a registry compares every file with its checksum.
  private void models() {
    Path models = dataDir.resolve("models");
    for (Path model : children(models)) {
      try {
        ModelRegistry.open(models, model.getFileName().toString());
      } catch (AirworthyException e) {
        findings.add(
            Finding.error(e.getMessage(), model, "restore this model's folder from a backup"));
      }
    }
  }

  private void decisions() {
    Path file = dataDir.resolve("decisions.jsonl");
    try {
      switch (DecisionLog.in(file).verify()) {
        case DecisionLog.Verification.Broken broken ->
            findings.add(
                Finding.error(
                    "line " + broken.line() + " " + broken.reason(),
                    file,
                    "find out who changed it, and restore it from a backup"));
        case DecisionLog.Verification.Intact intact -> {
          if (intact.unfinished()) {
            findings.add(
                Finding.note(
                    "the last line was cut short, and was never acknowledged",
                    file,
                    "nothing: the next decision removes it"));
          }
        }
      }
    } catch (AirworthyException e) {
      findings.add(Finding.error(e.getMessage(), file, "make the file readable"));
    }
  }

  private void runs() {
    RunArchive archive = new RunArchive(dataDir);
    try {
      archive.runs();
      for (String run : archive.unfinishedIds()) {
        findings.add(
            Finding.warning(
                "the run is not finished",
                dataDir.resolve("runs").resolve(run),
                "if none is under way: 'airworthy daily --resume'"));
      }
    } catch (AirworthyException e) {
      findings.add(Finding.error(e.getMessage(), dataDir.resolve("runs"), "run that day again"));
    }
  }

  private void leftovers() {
    for (String room : List.of("runs", "models")) {
      Path folder = dataDir.resolve(room);
      if (!Files.isDirectory(folder)) {
        continue;
      }
      try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
        all.filter(RecordCheck::isLeftover)
            .sorted()
            .forEach(
                left ->
                    findings.add(
                        Finding.note(
                            "a half-written step, under way or left by a process that died",
                            left,
                            "nothing: the next run replaces it")));
      } catch (IOException | java.io.UncheckedIOException e) {
        findings.add(Finding.warning("the folder changes while it is read", folder, "look again"));
      }
    }
  }

  private static boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".partial") || name.equals(".staging");
  }

  private List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      findings.add(Finding.error("the folder cannot be read", folder, "make it readable"));
      return List.of();
    }
  }
}

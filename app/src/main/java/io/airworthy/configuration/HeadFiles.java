package io.airworthy.configuration;

import io.airworthy.AirworthyException;
import io.airworthy.evaluation.HeadClaims;
import io.airworthy.telemetry.HeadTask;
import io.airworthy.telemetry.SentenceModel;
import io.airworthy.telemetry.TextHead;
import io.airworthy.telemetry.TextHeadFile;
import io.airworthy.telemetry.TextHeads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The section `heads`: which files the text heads are in, and how long a turn may take.
///
/// @param files of heads, or the folders that `classify train` wrote, by task
/// @param budget of the heads for a turn that somebody waits for, above 0
public record HeadFiles(Map<HeadTask, Path> files, Duration budget) {
  /// No heads.
  public static final HeadFiles NONE = new HeadFiles(Map.of(), Duration.ofMillis(25));

  private static final String FILE = "head.awth";

  /// @throws IllegalArgumentException when the budget is not above 0
  public HeadFiles {
    Map<HeadTask, Path> copy = new EnumMap<>(HeadTask.class);
    copy.putAll(files);
    files = Collections.unmodifiableMap(copy);
    if (budget.isNegative() || budget.isZero()) {
      throw new IllegalArgumentException("budget-millis: found 0, expected 1 or more");
    }
  }

  static HeadFiles of(Section section) {
    section.requireKeys(List.of("intent", "predict", "estimate", "budget-millis"));
    Map<HeadTask, Path> files = new EnumMap<>(HeadTask.class);
    put(files, HeadTask.INTENT, section.text("intent", ""));
    put(files, HeadTask.DISSATISFACTION_PREDICT, section.text("predict", ""));
    put(files, HeadTask.DISSATISFACTION_ESTIMATE, section.text("estimate", ""));
    int millis = section.count("budget-millis", (int) NONE.budget().toMillis());
    return new HeadFiles(files, Duration.ofMillis(millis));
  }

  private static void put(Map<HeadTask, Path> files, HeadTask task, String path) {
    if (!path.isEmpty()) {
      files.put(task, Path.of(path));
    }
  }

  /// Reads the heads.
  ///
  /// @param model asked for only when a head needs sentences
  /// @param nanos a clock that never goes back, in nanoseconds
  /// @throws AirworthyException bad input when a file is no head, or one of another task
  public TextHeads load(Supplier<SentenceModel> model, LongSupplier nanos) {
    List<TextHead> heads =
        files.entrySet().stream().map(file -> read(file.getKey(), file.getValue())).toList();
    return new TextHeads(heads, model, budget, nanos);
  }

  /// What the heads say of themselves.
  ///
  /// @throws AirworthyException bad input when a file is no head, or one of another task
  public HeadClaims claims() {
    return HeadClaims.of(
        files.entrySet().stream()
            .map(file -> read(file.getKey(), file.getValue()).header())
            .toList());
  }

  private static TextHead read(HeadTask task, Path path) {
    Path file = Files.isDirectory(path) ? path.resolve(FILE) : path;
    TextHead head = TextHeadFile.read(file);
    if (!head.header().task().equals(task.wireName())) {
      throw AirworthyException.badInput(
          file + ": found a head for " + head.header().task() + ", expected " + task.wireName());
    }
    return head;
  }
}

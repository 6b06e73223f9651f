package io.airworthy.cli;

import io.airworthy.AirworthyException;
import io.airworthy.Identifier;
import io.airworthy.simulator.Counts;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.ReplayOptions;
import io.airworthy.simulator.Replayer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `replay`: recorded dialogues as an instrumented assistant would have emitted them.
@Command(
    name = "replay",
    description = "Recorded dialogues as OTLP JSON lines, content and ratings included.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "dialogue-tsv: role, text, action, ratings; a blank line between sessions")
  String format;

  @Option(names = "--tenant", required = true, paramLabel = "T", description = "tenant.id")
  String tenant;

  @Option(
      names = "--start",
      required = true,
      paramLabel = "DATE",
      description = "UTC day of the first sessions, such as 2026-01-01")
  LocalDate start;

  @Option(
      names = "--sessions-per-day",
      paramLabel = "N",
      defaultValue = "" + ReplayOptions.DEFAULT_SESSIONS_PER_DAY,
      description = "default: ${DEFAULT-VALUE}")
  int sessionsPerDay;

  @Option(
      names = "--history",
      defaultValue = "FULL",
      description =
          "messages a span carries: those so far, the last 64 (full), as assistants send them, or"
              + " only its own (current); default: full")
  InputHistory history;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "OTLP JSON lines; gzip when it ends in .gz")
  Path out;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "dialogues, optionally .gz")
  List<Path> files;

  @Override
  public Integer call() {
    if (!format.equals("dialogue-tsv")) {
      throw AirworthyException.badInput("--format: found another, expected dialogue-tsv");
    }
    Identifier sender =
        Identifier.parse(tenant)
            .orElseThrow(
                () ->
                    AirworthyException.badInput(
                        "--tenant: expected 1 to 128 characters from [A-Za-z0-9._:/@+-]"));
    Replayer replayer = new Replayer(new ReplayOptions(sender, start, sessionsPerDay, history));
    Counts counts = new OutputFile(out).write(bytes -> replayer.replay(files, bytes));
    global.answer(document(counts), text(counts));
    return 0;
  }

  private Map<String, Object> document(Counts counts) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("sessions", counts.sessions());
    document.put("turns", counts.turns());
    document.put("feedback", counts.feedback());
    document.put("lines", counts.lines());
    document.put("out", out.toString());
    return document;
  }

  private String text(Counts counts) {
    return "%,d sessions, %,d turns and %,d ratings in %,d lines of %s"
        .formatted(counts.sessions(), counts.turns(), counts.feedback(), counts.lines(), out);
  }
}

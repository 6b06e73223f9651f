package io.airworthy.cli;

import io.airworthy.doctor.Diagnosis;
import io.airworthy.doctor.Doctor;
import io.airworthy.doctor.Finding;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says whether this machine and the data directory are sound.
@Command(
    name = "doctor",
    description = {
      "Checks this machine and the data directory, with or without a server on it; changes"
          + " nothing.",
      "Exits with 1 when something is wrong."
    })
final class DoctorCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;

  @Override
  public Integer call() {
    Diagnosis diagnosis = new Doctor(global.dataDir, Clock.systemUTC()).examine();
    global.answer(document(diagnosis), text(diagnosis));
    return diagnosis.isSound() ? 0 : 1;
  }

  private static Map<String, Object> document(Diagnosis diagnosis) {
    Map<String, Object> tables = new LinkedHashMap<>();
    diagnosis.lake().rows().forEach((table, rows) -> tables.put(table, number(rows)));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tables", tables);
    document.put("journal_pending", diagnosis.lake().pending());
    document.put("quarantined", diagnosis.lake().quarantined());
    diagnosis.lake().writer().ifPresent(writer -> document.put("writer", writer));
    document.put("findings", diagnosis.findings().stream().map(DoctorCommand::document).toList());
    return document;
  }

  /// The JSON library writes an empty tree node as `null`, which says that a table is unreadable.
  private static Object number(OptionalLong rows) {
    return rows.isPresent()
        ? rows.getAsLong()
        : com.fasterxml.jackson.databind.node.NullNode.getInstance();
  }

  private static Map<String, Object> document(Finding finding) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("severity", word(finding));
    document.put("what", finding.what());
    document.put("where", finding.where());
    document.put("what_to_do", finding.whatToDo());
    return document;
  }

  private static String text(Diagnosis diagnosis) {
    StringBuilder text = new StringBuilder();
    diagnosis
        .lake()
        .rows()
        .forEach(
            (table, rows) ->
                text.append(
                    "%-10s  %s%n"
                        .formatted(
                            table,
                            rows.isPresent()
                                ? "%,d rows".formatted(rows.getAsLong())
                                : "unreadable")));
    text.append("%-10s  %,d rows wait%n".formatted("journal", diagnosis.lake().pending()));
    for (Finding finding : diagnosis.findings()) {
      text.append(
          "%s: %s (%s)%n    %s%n"
              .formatted(word(finding), finding.what(), finding.where(), finding.whatToDo()));
    }
    text.append(diagnosis.isSound() ? "sound" : "not sound");
    return text.toString();
  }

  private static String word(Finding finding) {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}

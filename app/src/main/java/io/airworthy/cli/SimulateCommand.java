package io.airworthy.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.airworthy.AirworthyException;
import io.airworthy.simulator.Counts;
import io.airworthy.simulator.Incident;
import io.airworthy.simulator.InputHistory;
import io.airworthy.simulator.PlantedIncident;
import io.airworthy.simulator.SimulationOptions;
import io.airworthy.simulator.Simulator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `simulate`: OTLP JSON lines of simulated traffic, and beside them the truth about its incidents.
@Command(
    name = "simulate",
    description = "Seeded traffic of an assistant with planted incidents, as OTLP JSON lines.")
final class SimulateCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Mixin GlobalOptions global;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "OTLP JSON lines, gzip when it ends in .gz; the truth goes to FILE.truth.json")
  Path out;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "" + SimulationOptions.DEFAULT_DAYS,
      description = "default: ${DEFAULT-VALUE}")
  int days;

  @Option(
      names = "--sessions-per-day",
      paramLabel = "N",
      defaultValue = "" + SimulationOptions.DEFAULT_SESSIONS_PER_DAY,
      description = "mean; default: ${DEFAULT-VALUE}")
  int sessionsPerDay;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "the same seed gives the same bytes; default: ${DEFAULT-VALUE}")
  long seed;

  @Option(
      names = "--start",
      paramLabel = "DATE",
      description = "the first UTC day; default: 2026-01-05")
  LocalDate start = SimulationOptions.DEFAULT_START;

  @Option(
      names = "--positive-rate",
      paramLabel = "RATE",
      defaultValue = "" + SimulationOptions.DEFAULT_POSITIVE_RATE,
      description = "share of sessions whose user is dissatisfied; default: ${DEFAULT-VALUE}")
  double positiveRate;

  @Option(
      names = "--incident",
      paramLabel = "KIND@DAY",
      description =
          "repeatable; template-regression, feature-null-out, tenant-mix-shift, model-drift or"
              + " routing-change on a day from 0; 'none' for quiet traffic; default: one of each"
              + " when there are 30 days or more")
  List<String> incidents = List.of();

  @Override
  public Integer call() {
    Simulator simulator =
        new Simulator(
            new SimulationOptions(
                seed, start, days, sessionsPerDay, positiveRate, planted(), InputHistory.CURRENT));
    Counts counts = new OutputFile(out).write(bytes -> write(simulator, bytes));
    Path truth = out.resolveSibling(out.getFileName() + ".truth.json");
    List<Map<String, Object>> documents =
        simulator.truth().stream().map(PlantedIncident::document).toList();
    new OutputFile(truth)
        .write(
            bytes -> {
              bytes.write(JSON.writeValueAsBytes(documents));
              bytes.write('\n');
              return documents.size();
            });
    global.answer(document(counts, truth), text(counts, truth));
    return 0;
  }

  private List<Incident> planted() {
    if (incidents.isEmpty()) {
      return Incident.demo(days);
    }
    if (incidents.contains("none")) {
      if (incidents.size() > 1) {
        throw AirworthyException.badInput("--incident: 'none' cannot stand beside others");
      }
      return List.of();
    }
    return incidents.stream().map(Incident::parse).toList();
  }

  private Counts write(Simulator simulator, OutputStream bytes) throws IOException {
    Counts counts = Counts.NONE;
    for (int day = 0; day < days; day++) {
      counts = counts.plus(simulator.writeDay(day, bytes));
      progress(day + 1);
    }
    return counts;
  }

  private void progress(int done) {
    if (!global.quiet && System.console() != null && System.console().isTerminal()) {
      global.err().print("\rday " + done + " of " + days + (done == days ? "\n" : ""));
      global.err().flush();
    }
  }

  private Map<String, Object> document(Counts counts, Path truth) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("days", days);
    document.put("sessions", counts.sessions());
    document.put("turns", counts.turns());
    document.put("feedback", counts.feedback());
    document.put("flights", counts.flights());
    document.put("changes", counts.changes());
    document.put("lines", counts.lines());
    document.put("out", out.toString());
    document.put("truth", truth.toString());
    return document;
  }

  private String text(Counts counts, Path truth) {
    return "%,d sessions, %,d turns and %,d judgements of %d days in %s; truth in %s"
        .formatted(counts.sessions(), counts.turns(), counts.feedback(), days, out, truth);
  }
}

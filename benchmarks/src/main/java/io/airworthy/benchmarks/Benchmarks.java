package io.airworthy.benchmarks;

import io.airworthy.AirworthyException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `benchmarks/run`: runs comparisons one after another and prints one table.
///
/// Exit codes: 0 all bars were reached, 1 one was missed, 2 wrong use, 3 a comparison failed.
@Command(
    name = "benchmarks/run",
    description = "Our work beside a peer's or beside the bare limit, in the same run.",
    mixinStandardHelpOptions = true)
final class Benchmarks implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "comparisons to run; see --list")
  List<String> names = List.of();

  @Option(names = "--all", description = "every comparison but those that are run apart")
  boolean all;

  @Option(names = "--list", description = "what there is to run, and what each compares")
  boolean list;

  @Option(names = "--quick", description = "a tenth of the size")
  boolean quick;

  @Option(names = "--json", description = "one JSON document")
  boolean json;

  @Option(names = "--markdown", description = "a Markdown table")
  boolean markdown;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Comparisons.ALL.forEach(
          c -> out.printf("%-20s %-14s %s%n", c.name(), c.kind().wireName(), c.about()));
      return 0;
    }
    Scale scale = quick ? Scale.QUICK : Scale.FULL;
    List<Row> rows = new ArrayList<>();
    for (Comparison comparison : chosen()) {
      rows.addAll(run(comparison, scale));
    }
    Machine machine = Machine.here();
    Table table = new Table(machine, scale, rows);
    out.println(
        json
            ? new Document(machine, scale, rows).json()
            : (markdown ? table.markdown() : table.text()).stripTrailing());
    return exitCode(rows);
  }

  private List<Comparison> chosen() {
    List<String> known = Comparisons.ALL.stream().map(Comparison::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "no comparison " + name + "; there are: " + known);
      }
    }
    if (names.isEmpty() && !all) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "name comparisons, or --all; there are: " + known);
    }
    return Comparisons.ALL.stream()
        .filter(c -> names.contains(c.name()) || (all && c.kind() != Comparison.Kind.APART))
        .toList();
  }

  private List<Row> run(Comparison comparison, Scale scale) throws IOException {
    Path project = Path.of(System.getProperty("benchmarks.project", ".")).toAbsolutePath();
    Path folder = Files.createTempDirectory("benchmarks-");
    try {
      return comparison.run(new Setting(scale, project, folder, this::tell));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AirworthyException.internal(comparison.name() + " was interrupted", e);
    } catch (Exception e) {
      return List.of(new Row.Failed(comparison.name(), e.toString().replaceAll("\\s+", " ")));
    } finally {
      Folders.delete(folder);
    }
  }

  private void tell(String doing) {
    spec.commandLine().getErr().println(doing);
    spec.commandLine().getErr().flush();
  }

  private static int exitCode(List<Row> rows) {
    if (rows.stream().anyMatch(Row.Failed.class::isInstance)) {
      return 3;
    }
    return rows.stream().anyMatch(row -> row instanceof Row.Measured m && !m.isMet().orElse(true))
        ? 1
        : 0;
  }

  /// Runs the command line.
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.WARNING);
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}

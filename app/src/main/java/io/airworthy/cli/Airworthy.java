package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The `airworthy` command.
@Command(
    name = "airworthy",
    description = "Flight instruments, inspections and incident investigation for AI assistants.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    version = "airworthy 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReplayCommand.class,
      SimulateCommand.class,
      MeasureCommand.class,
      EvaluateCommand.class,
      ClassifyCommand.class,
      CompareCommand.class,
      AuditCommand.class,
      Models.class,
      Decisions.class,
      IngestCommand.class,
      DailyCommand.class,
      ReproduceCommand.class,
      ServeCommand.class,
      DoctorCommand.class,
      EraseCommand.class,
      QuarantineCommand.class,
      SchemaCommand.class,
      RetainCommand.class,
      KeysCommand.class,
      DemoCommand.class
    })
public final class Airworthy {
  private Airworthy() {}

  /// Runs one command and exits with its code.
  public static void main(String[] args) {
    Logger.getLogger("").setLevel(Level.WARNING);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  /// Runs one command and returns its exit code: 0 done, 1 the answer is "no", 2 wrong use or bad
  /// input, 3 our own fault.
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line =
        new CommandLine(new Airworthy())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(Failures::wrongUse)
            .setExecutionExceptionHandler(Failures::failed);
    int code = line.execute(args);
    boolean isAnswered = !out.checkError();
    if (!isAnswered) {
      err.println("airworthy: standard output cannot be written; is the disk full?");
    }
    err.flush();
    return isAnswered ? code : AirworthyException.Code.INTERNAL.exitCode();
  }
}

package io.airworthy.cli;

import io.airworthy.AirworthyException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Turns a failure into one clear line and an exit code.
final class Failures {
  private Failures() {}

  static int wrongUse(ParameterException failure, String[] args) {
    CommandLine line = failure.getCommandLine();
    PrintWriter err = line.getErr();
    err.println("airworthy: " + failure.getMessage());
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return AirworthyException.Code.BAD_INPUT.exitCode();
  }

  static int failed(Exception failure, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    if (List.of(parsed.originalArgs().toArray()).contains("--debug")) {
      failure.printStackTrace(err);
    }
    if (failure instanceof AirworthyException known) {
      err.println("airworthy: " + known.getMessage());
      return known.code().exitCode();
    }
    err.println(
        "airworthy: internal fault ("
            + failure.getClass().getSimpleName()
            + "); run again with --debug and report what it prints");
    return AirworthyException.Code.INTERNAL.exitCode();
  }
}

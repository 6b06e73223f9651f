package io.airworthy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `measure`: the group of measures of a file or of the lake.
@Command(
    name = "measure",
    description = "What people ask of telemetry, answered from a file or the lake.",
    synopsisSubcommandLabel = "MEASURE",
    subcommands = {
      MeasureActiveUsers.class,
      MeasureTenantActives.class,
      MeasureCohortAuc.class,
      MeasureTop.class,
      MeasureQuantiles.class
    })
final class MeasureCommand implements Callable<Integer> {
  @Mixin GlobalOptions global;
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "which measure? " + String.join(", ", spec.subcommands().keySet()));
  }
}

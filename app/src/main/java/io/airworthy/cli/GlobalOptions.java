package io.airworthy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.airworthy.AirworthyException;
import io.airworthy.configuration.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Options that every command takes, and the two ways of answering: for people and as JSON.
final class GlobalOptions {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "./airworthy-data",
      description = "where the lake, runs and models live (default: ${DEFAULT-VALUE})")
  Path dataDir;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      converter = ConfigurationConverter.class,
      description = "settings as YAML; what the command line says wins")
  Configuration configuration = Configuration.defaults();

  @Option(names = "--json", description = "one JSON document on stdout, nothing else there")
  boolean json;

  @Option(names = "--quiet", description = "no progress")
  boolean quiet;

  @Option(names = "--debug", description = "print the stack trace of a failure")
  boolean debug;

  /// Standard output.
  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /// Standard error, for progress and remarks.
  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /// Says something on standard error, unless the options ask for quiet.
  void tell(String sentence) {
    if (!quiet) {
      err().println(sentence);
    }
  }

  /// Prints the answer: as JSON when that was asked for, else as the given text.
  void answer(Object document, String text) {
    out().println(json ? write(document) : text.stripTrailing());
  }

  private static String write(Object document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw AirworthyException.internal("the answer cannot be written as JSON", e);
    }
  }
}

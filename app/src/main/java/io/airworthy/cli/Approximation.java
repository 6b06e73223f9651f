package io.airworthy.cli;

import picocli.CommandLine.Option;

/// Whether a measure may answer about.
final class Approximation {
  @Option(
      names = "--approximate",
      description = "bound memory by a sketch, and print how far the answer may be off")
  boolean wanted;
}

package io.airworthy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A program that keeps what it reads from standard input in memory, and then dies.
final class DyingChild {
  private static final long PATIENCE_MILLIS = 60_000;

  private DyingChild() {}

  /// The first argument says of what: `memory` or `signal`; others only stand in the command line.
  public static void main(String[] args) throws IOException, InterruptedException {
    String said = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    List<String> kept = new ArrayList<>();
    kept.add(said);
    while (args[0].equals("memory")) {
      kept.add((said + kept.size()).repeat(100));
    }
    new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid())).start();
    Thread.sleep(PATIENCE_MILLIS);
    System.out.println("alive with " + kept.size());
  }
}

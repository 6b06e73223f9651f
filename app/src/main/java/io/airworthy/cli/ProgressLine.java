package io.airworthy.cli;

import java.io.Console;
import java.io.PrintWriter;

/// Shows how far long work is: a line redrawn on a terminal, else now and then a line of its own.
final class ProgressLine {
  private static final int LINES = 10;

  private final PrintWriter err;
  private final boolean redrawn;
  private int told = -1;

  ProgressLine(PrintWriter err) {
    this.err = err;
    Console console = System.console();
    this.redrawn = console != null && console.isTerminal();
  }

  /// Tells that `done` of `of` parts are done.
  void show(long done, long of, String what) {
    if (redrawn) {
      err.print("\r\u001b[K" + what + " " + bar(done, of) + (done == of ? "\n" : ""));
      err.flush();
      return;
    }
    int tenth = of <= 0 ? 0 : (int) (done * LINES / of);
    if (tenth != told) {
      told = tenth;
      err.println(what + " (" + 100 * done / Math.max(1, of) + "%)");
    }
  }

  private static String bar(long done, long of) {
    int width = 30;
    int full = of <= 0 ? 0 : (int) (width * done / of);
    return "["
        + "=".repeat(full)
        + " ".repeat(width - full)
        + "] "
        + 100 * done / Math.max(1, of)
        + "%";
  }
}

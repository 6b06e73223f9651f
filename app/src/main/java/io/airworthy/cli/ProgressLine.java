package io.airworthy.cli;

import io.airworthy.cli.StepProgress.Mode;
import java.io.PrintWriter;

/// Shows how far long work is: a line redrawn on a terminal, else now and then a line of its own.
final class ProgressLine {
  private static final int LINES = 10;

  private final PrintWriter err;
  private final Mode mode;
  private int told = -1;
  private boolean unfinished;

  ProgressLine(PrintWriter err, Mode mode) {
    this.err = err;
    this.mode = mode;
  }

  /// A line on a terminal, and none elsewhere or when the options ask for none.
  static ProgressLine onTerminal(GlobalOptions global) {
    boolean shown = !global.json && StepProgress.mode(global) == Mode.REDRAWN;
    return new ProgressLine(global.err(), shown ? Mode.REDRAWN : Mode.NONE);
  }

  /// A line on a terminal, lines elsewhere, and none when the options ask for none.
  static ProgressLine of(GlobalOptions global) {
    return new ProgressLine(global.err(), StepProgress.mode(global));
  }

  /// Tells that `done` of `of` parts are done.
  ///
  /// @param of 0 when unknown
  void show(long done, long of, String what) {
    switch (mode) {
      case NONE -> {}
      case LINES -> line(done, of, what);
      case REDRAWN -> redraw(what + (of > 0 ? " " + bar(Math.min(done, of), of) : ""));
    }
  }

  /// Ends the line.
  void end() {
    if (unfinished) {
      err.println();
      unfinished = false;
    }
  }

  private void redraw(String text) {
    err.print("\r\u001b[K" + text);
    err.flush();
    unfinished = true;
  }

  private void line(long done, long of, String what) {
    int tenth = of <= 0 ? 0 : (int) (done * LINES / of);
    if (tenth != told) {
      told = tenth;
      err.println(what + (of > 0 ? " (" + 100 * done / of + "%)" : ""));
    }
  }

  private static String bar(long done, long of) {
    int width = 30;
    int full = (int) (width * done / of);
    return "[" + "=".repeat(full) + " ".repeat(width - full) + "] " + 100 * done / of + "%";
  }
}

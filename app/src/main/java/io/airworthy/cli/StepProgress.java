package io.airworthy.cli;

import io.airworthy.loop.RunListener;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Shows how a run goes on. On a terminal the line of the current step is redrawn while it runs;
/// elsewhere each step gives one plain line.
final class StepProgress implements RunListener, AutoCloseable {
  private static final int REDRAW_MILLIS = 200;
  private static final String SPINNER = "|/-\\";

  private final PrintWriter err;
  private final Mode mode;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private String current = "";
  private long startedNanos;
  private int drawn;

  /// How progress is shown.
  enum Mode {
    /// Not at all.
    NONE,
    /// A line for each step.
    LINES,
    /// One line that is drawn again and again.
    REDRAWN
  }

  StepProgress(PrintWriter err, Mode mode) {
    this.err = err;
    this.mode = mode;
    if (mode == Mode.REDRAWN) {
      var _ =
          ticker.scheduleAtFixedRate(
              this::redraw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  /// What suits the options and where standard error goes.
  static StepProgress of(GlobalOptions global) {
    return new StepProgress(global.err(), mode(global));
  }

  /// How progress is shown with these options.
  static Mode mode(GlobalOptions global) {
    Console console = System.console();
    Mode mode = console != null && console.isTerminal() ? Mode.REDRAWN : Mode.LINES;
    return global.quiet ? Mode.NONE : mode;
  }

  @Override
  public synchronized void stepStarted(String step, int number, int of) {
    current = "[" + number + "/" + of + "] " + step;
    startedNanos = System.nanoTime();
    redraw();
  }

  @Override
  public synchronized void stepFinished(String step, long millis, Outcome outcome) {
    String end = outcome == Outcome.REUSED ? "kept" : seconds(Duration.ofMillis(millis));
    switch (mode) {
      case NONE -> {}
      case LINES -> err.println(current + " " + end);
      case REDRAWN -> err.println("\r\u001b[K" + current + " " + end);
    }
    current = "";
  }

  private synchronized void redraw() {
    if (mode != Mode.REDRAWN || current.isEmpty()) {
      return;
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startedNanos);
    char turning = SPINNER.charAt(drawn++ % SPINNER.length());
    err.print("\r\u001b[K" + current + " " + turning + " " + seconds(elapsed));
    err.flush();
  }

  private static String seconds(Duration time) {
    return String.format(java.util.Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}

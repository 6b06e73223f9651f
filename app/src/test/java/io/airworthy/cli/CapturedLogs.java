package io.airworthy.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Everything that is logged at any level while it is open, stack traces included.
final class CapturedLogs extends Handler implements AutoCloseable {
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final StringWriter text = new StringWriter();
  private long records;

  CapturedLogs() {
    setFormatter(new SimpleFormatter());
    setLevel(Level.ALL);
    root.addHandler(this);
    root.setLevel(Level.ALL);
  }

  @Override
  public synchronized void publish(LogRecord row) {
    records++;
    text.append(getFormatter().format(row));
    if (row.getThrown() != null) {
      row.getThrown().printStackTrace(new PrintWriter(text, true));
    }
  }

  synchronized String text() {
    return text.toString();
  }

  synchronized long records() {
    return records;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    root.setLevel(before);
  }
}

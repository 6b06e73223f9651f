package io.airworthy.benchmarks;

import java.util.Locale;

/// What figures are counted in.
public enum Unit {
  SECONDS("s"),
  MILLISECONDS("ms"),
  MICROSECONDS("us"),
  SPANS_PER_SECOND("spans/s"),
  SENTENCES_PER_SECOND("sentences/s"),
  MEBIBYTES("MiB"),
  BYTES("bytes");

  private final String symbol;

  Unit(String symbol) {
    this.symbol = symbol;
  }

  /// A figure with three significant digits and this unit.
  String show(double figure) {
    return digits(figure) + " " + symbol;
  }

  String symbol() {
    return symbol;
  }

  private static String digits(double figure) {
    if (figure >= 100) {
      return String.format(Locale.ROOT, "%,.0f", figure);
    }
    return String.format(
        Locale.ROOT, figure >= 10 ? "%.1f" : figure >= 1 ? "%.2f" : "%.3f", figure);
  }
}

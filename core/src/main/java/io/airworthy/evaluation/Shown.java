package io.airworthy.evaluation;

import io.airworthy.stats.Interval;
import java.util.Locale;
import java.util.OptionalDouble;

/// Numbers as the report shows them.
public final class Shown {
  private Shown() {}

  /// Three decimals from 0.01 up, four from 0.0001 up, else two significant digits.
  public static String number(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    String format = size >= 1000 ? "%.0f" : size >= 0.01 ? "%.3f" : size >= 1e-4 ? "%.4f" : "%.1e";
    return String.format(Locale.ROOT, format, value);
  }

  /// The number, or a dash.
  public static String number(OptionalDouble value) {
    return value.isPresent() ? number(value.getAsDouble()) : "–";
  }

  /// The number, or a dash where it is undefined.
  public static String figure(Figure figure) {
    return number(figure.value());
  }

  /// The interval, else why the figure is undefined, else nothing.
  public static String note(Figure figure) {
    return figure.interval().map(Shown::interval).or(figure::reason).orElse("");
  }

  /// What a bar says aloud: the interval, else that there is none.
  public static String spoken(Figure figure) {
    String note = note(figure);
    return note.isEmpty() ? "no interval: a class has fewer than two rows" : note;
  }

  /// `lower – upper`.
  public static String interval(Interval interval) {
    return number(interval.lower()) + " – " + number(interval.upper());
  }

  /// A number with its sign.
  public static String signed(double value) {
    return value == 0 ? "±0" : (value > 0 ? "+" : "−") + number(Math.abs(value));
  }

  /// A share as a percentage.
  public static String percent(double share) {
    return String.format(Locale.ROOT, share > 0 && share < 0.01 ? "%.2f%%" : "%.1f%%", 100 * share);
  }

  /// A count with narrow no-break spaces between thousands.
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count).replace(',', '\u202f');
  }
}
